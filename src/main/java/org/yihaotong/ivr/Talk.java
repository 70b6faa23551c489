package org.yihaotong.ivr;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.classification.Classification;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.telephony.Call;

/**
 * One call's talk with the flow: the caller, what is known so far, and how often they
 * misunderstood each other. Used by the call's own thread only.
 */
final class Talk {

	private static final Logger logger = LoggerFactory.getLogger(Talk.class);

	private final Call call;

	private final Flow flow;

	private final Prompts prompts;

	private final Ear ear;

	private final Map<Fact, String> facts = new EnumMap<>(Fact.class);

	private Optional<PlateNumber> plate = Optional.empty();

	private Optional<String> place = Optional.empty();

	private int misunderstandings;

	private int turns;

	private Leaving leaving = Leaving.ABANDONS;

	Talk(Call call, Flow flow, Prompts prompts, Ear ear, String greeting) {
		this.call = call;
		this.flow = flow;
		this.prompts = prompts;
		this.ear = ear;
		this.facts.put(Fact.GREETING, greeting);
	}

	Call call() {
		return this.call;
	}

	void know(Fact fact, String text) {
		this.facts.put(fact, text);
	}

	void understood(Classification classification) {
		this.plate = classification.plate().or(() -> this.plate);
		this.place = classification.place().or(() -> this.place);
	}

	Optional<PlateNumber> plate() {
		return this.plate;
	}

	void plate(Optional<PlateNumber> plate) {
		this.plate = plate;
	}

	String place() {
		return this.place.orElse("");
	}

	/** What it means when the caller hangs up now. */
	enum Leaving {

		ABANDONS,

		/** The citizen got what was wanted. */
		SERVED,

		/** Somebody else is going to tell how the contact ended. */
		OPEN

	}

	void leaving(Leaving leaving) {
		this.leaving = leaving;
	}

	Leaving leaving() {
		return this.leaving;
	}

	/**
	 * Counts a turn of the citizen.
	 * @return whether there were too many
	 */
	boolean tooManyTurns() {
		this.turns++;
		return this.turns > this.flow.limits().turns();
	}

	/**
	 * Counts a misunderstanding.
	 * @return whether a person should take over
	 */
	boolean lost() {
		this.misunderstandings++;
		return this.misunderstandings >= this.flow.limits().misunderstandings();
	}

	void agreed() {
		this.misunderstandings = 0;
	}

	/**
	 * Says something as far as it can be said.
	 * @param prompt its name
	 * @return the key that interrupted it
	 */
	Optional<Answer.Key> say(String prompt) {
		return this.prompts.sound(text(prompt)).flatMap(this.call::play).map(Answer.Key::new);
	}

	/** A second in which the caller may press a key. */
	Optional<Answer.Key> pause() {
		return this.call.play(this.prompts.silence()).map(Answer.Key::new);
	}

	/**
	 * Asks and listens.
	 * @param prompt name of the question
	 * @param phrases what may be said; empty for anything
	 * @param patience how long the caller may be silent
	 * @return what came
	 * @throws Unspoken if the question could not be asked
	 */
	Answer ask(String prompt, List<String> phrases, Duration patience) {
		var sound = this.prompts.sound(text(prompt)).orElseThrow(() -> new Unspoken(prompt));
		Answer answer = this.ear.listen(this.call, sound, phrases, patience);
		logger.debug("Contact {}: {} to {}", this.call.contact(), answer, prompt);
		return answer;
	}

	/**
	 * Asks for keys.
	 * @param prompt name of the question
	 * @param most how many keys at most
	 * @param patience how long to wait for each
	 * @return the keys, maybe none
	 * @throws Unspoken if the question could not be asked
	 */
	String keys(String prompt, int most, Duration patience) {
		var sound = this.prompts.sound(text(prompt)).orElseThrow(() -> new Unspoken(prompt));
		return this.call.keys(sound, most, patience);
	}

	String moreKeys(int most, Duration patience) {
		return this.call.keys(this.prompts.silence(), most, patience);
	}

	private String text(String prompt) {
		String text = this.flow.prompt(prompt);
		for (Map.Entry<Fact, String> fact : this.facts.entrySet()) {
			text = text.replace(fact.getKey().placeholder(), fact.getValue());
		}
		return text;
	}

	/** A question that could not be asked: nobody can answer it. */
	static final class Unspoken extends RuntimeException {

		Unspoken(String prompt) {
			super("The question \"" + prompt + "\" could not be spoken");
		}

	}

}
