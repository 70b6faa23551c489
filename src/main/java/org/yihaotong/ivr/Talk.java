package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.classification.Classification;
import org.yihaotong.intake.ContactOutcome;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.Triage;
import org.yihaotong.lines.Line;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.telephony.Call;

/**
 * One call's talk with the flow: the caller, what is known so far, and how often they
 * misunderstood each other. Used by the call's own thread only.
 */
final class Talk {

	private static final Logger logger = LoggerFactory.getLogger(Talk.class);

	/** After a first 0 or 9 the caller is not kept waiting for a number. */
	private static final Duration NEXT_KEY = Duration.ofSeconds(3);

	private final Call call;

	private final Flow flow;

	private final Line line;

	private final Voice voice;

	private final IntakeDesk intake;

	private final Map<Fact, String> facts = new EnumMap<>(Fact.class);

	private Classification classification = Classification.UNKNOWN;

	private Optional<PlateNumber> plate = Optional.empty();

	private Optional<String> place = Optional.empty();

	private int misunderstandings;

	private int turns;

	private Leaving leaving = Leaving.ABANDONS;

	private List<String> announcements = List.of();

	/** Names of steps that act once. */
	private final Set<String> acted = new HashSet<>();

	private boolean staysHere;

	private boolean closed;

	Talk(Call call, Flow flow, Line line, Voice voice, IntakeDesk intake) {
		this.call = call;
		this.flow = flow;
		this.line = line;
		this.voice = voice;
		this.intake = intake;
		this.facts.put(Fact.GREETING, line.greeting());
		this.facts.put(Fact.MATTER, "");
		this.staysHere = flow.purpose() == Flow.Purpose.RETURNED || call.fromCentre();
	}

	/**
	 * What a caller is talked with.
	 *
	 * @param prompts speaks
	 * @param ear listens
	 */
	record Voice(Prompts prompts, Ear ear) {
	}

	Call call() {
		return this.call;
	}

	/** Whether the caller is in the waiting room meanwhile. */
	boolean waits() {
		return this.flow.purpose() == Flow.Purpose.WAITING;
	}

	/** Whether the caller has a place in the queue meanwhile. */
	boolean queued() {
		return waits() || this.flow.purpose() == Flow.Purpose.RETURNED;
	}

	Line line() {
		return this.line;
	}

	Flow.Answers answers() {
		return this.flow.answers();
	}

	void know(Fact fact, String text) {
		this.facts.put(fact, text);
	}

	/**
	 * Takes down what the caller said, and understands it.
	 * @param text what was heard
	 * @return the decision
	 * @throws Diverted if it is an emergency or the wish for a person
	 */
	Triage heard(String text) {
		Triage triage = this.intake.heard(this.call.contact(), text);
		this.classification = triage.classification();
		this.plate = this.classification.plate().or(() -> this.plate);
		this.place = this.classification.place().or(() -> this.place);
		switch (triage.decision()) {
			case EMERGENCY -> throw new Diverted(Diverted.Where.EMERGENCY);
			case PERSON -> throw new Diverted(Diverted.Where.PERSON);
			case CAR_MOVING, QUEUE, NOT_UNDERSTOOD ->
				logger.debug("Contact {}: {}", this.call.contact(), triage.decision());
		}
		return triage;
	}

	/**
	 * Takes down what is sure, such as a number that the caller confirmed.
	 * @param text in the citizen's words
	 */
	void note(String text) {
		this.intake.heard(this.call.contact(), text);
	}

	/**
	 * Asks for a step that acts once in a call.
	 * @param step its name
	 * @return whether this is the first time
	 */
	boolean first(String step) {
		return this.acted.add(step);
	}

	/** The caller could not be sent elsewhere, and is not sent there any more. */
	void stayHere() {
		this.staysHere = true;
	}

	/** Whether the caller has been elsewhere already. */
	boolean staysHere() {
		return this.staysHere;
	}

	/** The rules say that nobody serves the line now. */
	void closed(boolean closed) {
		this.closed = closed;
	}

	/** What a goodbye means. */
	Leaving goodbye() {
		return this.closed ? Leaving.TURNED_AWAY : Leaving.SERVED;
	}

	/** What the caller's last sentence was understood as. */
	Classification classification() {
		return this.classification;
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

	void place(String place) {
		this.place = Optional.of(place);
	}

	/** What it means when the caller hangs up now. */
	enum Leaving {

		ABANDONS(ContactOutcome.ABANDONED_IN_FLOW),

		/** The citizen got what was wanted. */
		SERVED(ContactOutcome.SELF_SERVED),

		/** The citizen heard that nobody serves the line now. */
		TURNED_AWAY(ContactOutcome.OUTSIDE_HOURS),

		/** Somebody else is going to tell how the contact ended. */
		OPEN(null);

		private final @Nullable ContactOutcome outcome;

		Leaving(@Nullable ContactOutcome outcome) {
			this.outcome = outcome;
		}

		Optional<ContactOutcome> outcome() {
			return Optional.ofNullable(this.outcome);
		}

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
	 * @throws Diverted if a key or a word asks for it
	 */
	void say(String prompt) {
		String text = text(prompt);
		this.voice.prompts()
			.sound(this.flow.language(), text)
			.flatMap((sound) -> played(text, sound))
			.ifPresent(Diverted.Where::check);
	}

	/**
	 * Says the last words to a caller whose contact has ended or waits without its
	 * caller, and ends the call. Whoever is in danger now is a new contact.
	 * @param prompt its name
	 */
	void sayGoodbye(String prompt) {
		try {
			say(prompt);
		}
		catch (Diverted ex) {
			if (ex.where() == Diverted.Where.EMERGENCY) {
				this.call.anew();
				return;
			}
			// Who asks for a person has to call again.
		}
		this.call.finish();
	}

	/** Plays a sound to its end, or until a key or a word comes. */
	private Optional<Character> played(String words, Path sound) {
		return switch (overheard(words, sound, Duration.ZERO)) {
			case Answer.Keys(String keys) -> Optional.of(keys.charAt(0));
			case Answer.Said said -> Optional.empty();
			case Answer.Nothing nothing -> Optional.empty();
			case Answer.Deaf deaf -> this.call.play(sound);
		};
	}

	/**
	 * Listens for what may be said at any point, but for what the hotline says itself.
	 * @throws Diverted if a word asks for it
	 */
	private Answer overheard(String words, Path sound, Duration patience) {
		Answer answer = this.voice.ear()
			.overhear(this.call, sound, new Ear.Watched(this.flow.language(), answers().besides(words)), patience);
		if (answer instanceof Answer.Said(String text)) {
			logger.debug("Contact {}: \"{}\" in the middle of a prompt", this.call.contact(), text);
			divertedByWords(text);
		}
		return answer;
	}

	void announcements(List<String> texts) {
		this.announcements = List.copyOf(texts);
	}

	/**
	 * Says what concerns many callers now, before anything is asked; any key skips the
	 * rest.
	 * @throws Diverted if a key asks for it
	 */
	void announce() {
		for (String text : this.announcements) {
			Optional<Character> key = this.voice.prompts().sound(text).flatMap((sound) -> played(text, sound));
			key.ifPresent(Diverted.Where::check);
			if (key.isPresent()) {
				return;
			}
		}
	}

	/**
	 * Says the last words before the caller is handed on; keys change nothing any more.
	 * @param prompt its name
	 */
	void tell(String prompt) {
		this.voice.prompts().sound(this.flow.language(), text(prompt)).ifPresent(this.call::play);
	}

	/** A second in which the caller may press a key. */
	void pause() {
		this.call.play(this.voice.prompts().silence()).ifPresent(Diverted.Where::check);
	}

	/**
	 * Asks and listens.
	 * @param prompt name of the question
	 * @param phrases what may be said; empty for anything
	 * @param patience how long the caller may be silent
	 * @return what came; one key at most
	 * @throws Unspoken if the question could not be asked
	 * @throws Diverted if a key or a word asks for it
	 */
	Answer ask(String prompt, List<String> phrases, Duration patience) {
		Answer answer = listen(prompt, phrases, patience);
		if (answer instanceof Answer.Keys(String keys)) {
			Diverted.Where.check(keys.charAt(0));
		}
		return answer;
	}

	/**
	 * Asks for a number, of which 0 and 9 may be a part: they mean a person and an
	 * emergency only where no further key follows.
	 * @param prompt name of the question
	 * @param phrases as for {@link #ask}
	 * @param most how many keys at most
	 * @param patience how long the caller may be silent
	 * @return what came
	 */
	Answer askNumber(String prompt, List<String> phrases, int most, Duration patience) {
		Answer answer = listen(prompt, phrases, patience);
		if (!(answer instanceof Answer.Keys(String first))) {
			return answer;
		}
		return new Answer.Keys(further(first, most, patience));
	}

	/** 0 and 9 are figures where another key follows. */
	private String further(String first, int most, Duration patience) {
		if (most < 2 || first.equals("#")) {
			Diverted.Where.check(first.charAt(0));
			return first;
		}
		boolean special = "09".contains(first);
		Duration each = (special && patience.compareTo(NEXT_KEY) > 0) ? NEXT_KEY : patience;
		String keys = first + this.call.keys(this.voice.prompts().silence(), most - 1, each);
		if (keys.length() == 1) {
			Diverted.Where.check(keys.charAt(0));
		}
		return keys;
	}

	private Answer listen(String prompt, List<String> phrases, Duration patience) {
		var sound = this.voice.prompts()
			.sound(this.flow.language(), text(prompt))
			.orElseThrow(() -> new Unspoken(prompt));
		Answer answer = this.voice.ear()
			.listen(this.call, sound, new Ear.Expected(this.flow.language(), phrases), patience);
		logger.debug("Contact {}: {} to {}", this.call.contact(), answer, prompt);
		if (!phrases.isEmpty() && answer instanceof Answer.Said(String text)) {
			divertedByWords(text);
		}
		return answer;
	}

	/** What is heard freely is judged by {@link #heard} instead. */
	private void divertedByWords(String text) {
		if (answers().dangerous(text)) {
			if (this.flow.purpose() == Flow.Purpose.CALL) {
				note(text);
			}
			throw new Diverted(Diverted.Where.EMERGENCY);
		}
		if (answers().person().stream().anyMatch(text::contains)) {
			throw new Diverted(Diverted.Where.PERSON);
		}
	}

	/**
	 * Asks for one key, and hears words of danger and the wish for a person meanwhile.
	 * @param prompt name of the question
	 * @param patience how long to wait for it
	 * @return the key, maybe none
	 * @throws Unspoken if the question could not be asked
	 * @throws Diverted if the key or a word asks for it
	 */
	String key(String prompt, Duration patience) {
		return number(prompt, 1, patience);
	}

	/**
	 * Asks for a number by keys, as {@link #key} does for one.
	 * @param prompt name of the question
	 * @param most how many keys at most
	 * @param patience how long to wait for each
	 * @return the keys, maybe none
	 */
	String number(String prompt, int most, Duration patience) {
		String words = text(prompt);
		var sound = this.voice.prompts().sound(this.flow.language(), words).orElseThrow(() -> new Unspoken(prompt));
		return switch (overheard(words, sound, patience)) {
			case Answer.Keys(String first) -> further(first, most, patience);
			case Answer.Said said -> "";
			case Answer.Nothing nothing -> "";
			case Answer.Deaf deaf -> keys(prompt, most, patience);
		};
	}

	/**
	 * Asks for keys where the caller cannot be listened to.
	 * @param prompt name of the question
	 * @param most how many keys at most
	 * @param patience how long to wait for each
	 * @return the keys, maybe none
	 * @throws Unspoken if the question could not be asked
	 * @throws Diverted if the only key asks for it
	 */
	String keys(String prompt, int most, Duration patience) {
		var sound = this.voice.prompts()
			.sound(this.flow.language(), text(prompt))
			.orElseThrow(() -> new Unspoken(prompt));
		String keys = this.call.keys(sound, most, patience);
		if (keys.length() == 1) {
			Diverted.Where.check(keys.charAt(0));
		}
		return keys;
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
