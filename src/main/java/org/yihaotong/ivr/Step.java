package org.yihaotong.ivr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step of a flow. Jumps and prompts are names of the flow file.
 */
sealed interface Step {

	String name();

	/**
	 * Returns where the step stands in its file.
	 * @return the line, counted from 1
	 */
	int line();

	/**
	 * Returns where the flow may go from here.
	 * @return none for a step that ends the flow
	 */
	List<Jump> jumps();

	/**
	 * Returns what the step may say.
	 * @return prompts with the facts that the step itself finds before saying them
	 */
	List<Spoken> prompts();

	/**
	 * Tells whether the citizen has a turn: such a step may be part of a loop, because
	 * turns are counted.
	 * @return whether it waits for speech or keys
	 */
	default boolean turn() {
		return false;
	}

	/**
	 * A way on.
	 *
	 * @param target the next step
	 * @param gives what is known on this way
	 */
	record Jump(String target, Set<Fact> gives) {

		Jump(String target) {
			this(target, Set.of());
		}

	}

	/**
	 * A prompt in use.
	 *
	 * @param prompt its name
	 * @param known what the step has found out itself
	 */
	record Spoken(String prompt, Set<Fact> known) {

		Spoken(String prompt) {
			this(prompt, Set.of());
		}

	}

	/**
	 * What a key stands for.
	 *
	 * @param heard what is taken down as the citizen's words; empty for nothing
	 * @param next the next step
	 */
	record Choice(String heard, String next) {
	}

	/** Says something. */
	record Say(String name, int line, String prompt, String next) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump(this.next));
		}

		@Override
		public List<Spoken> prompts() {
			return List.of(new Spoken(this.prompt));
		}

	}

	/**
	 * Asks an open question, which may be answered by speech or by a key.
	 *
	 * @param goOn said when the caller only said hello; then the answer is awaited
	 */
	record Ask(String name, int line, String prompt, Optional<String> goOn, Duration patience,
			Map<Character, Choice> keys, Ways ways) implements Step {

		@Override
		public List<Jump> jumps() {
			List<Jump> jumps = new ArrayList<>(choices(this.keys.values()));
			jumps.add(new Jump(this.ways.understood(), Set.of(Fact.SUBJECT)));
			List.of(this.ways.carMoving(), this.ways.emergency(), this.ways.notUnderstood(), this.ways.deaf())
				.forEach((target) -> jumps.add(new Jump(target)));
			return jumps;
		}

		@Override
		public List<Spoken> prompts() {
			List<Spoken> prompts = new ArrayList<>(List.of(new Spoken(this.prompt)));
			this.goOn.map(Spoken::new).ifPresent(prompts::add);
			return prompts;
		}

		@Override
		public boolean turn() {
			return true;
		}

		/**
		 * Where to go.
		 *
		 * @param notUnderstood also when nothing was said
		 * @param deaf without a model, a free place or a media connection
		 */
		record Ways(String understood, String carMoving, String emergency, String notUnderstood, String deaf) {
		}

	}

	/** Asks a question with yes or no, by speech or by the keys 1 and 2. */
	record Confirm(String name, int line, String prompt, Duration patience, String yes, String no,
			String unclear) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump(this.yes), new Jump(this.no), new Jump(this.unclear));
		}

		@Override
		public List<Spoken> prompts() {
			return List.of(new Spoken(this.prompt));
		}

		@Override
		public boolean turn() {
			return true;
		}

	}

	/** Offers keys only. */
	record Menu(String name, int line, String prompt, Duration patience, int tries, Map<Character, Choice> keys,
			String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			List<Jump> jumps = new ArrayList<>(choices(this.keys.values()));
			jumps.add(new Jump(this.otherwise));
			return jumps;
		}

		@Override
		public List<Spoken> prompts() {
			return List.of(new Spoken(this.prompt));
		}

		@Override
		public boolean turn() {
			return true;
		}

	}

	/**
	 * Collects a plate by speech or keys and has it confirmed.
	 *
	 * @param again said after a try that failed
	 * @param deaf said when only keys can be used
	 * @param readBack says the plate and asks whether it is right
	 * @param area province and city, put before figures that were keyed in
	 */
	record CollectPlate(String name, int line, String prompt, String again, String deaf, String readBack, String area,
			Duration patience, int tries, String next, String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump(this.next, Set.of(Fact.PLATE)), new Jump(this.otherwise));
		}

		@Override
		public List<Spoken> prompts() {
			return List.of(new Spoken(this.prompt), new Spoken(this.again), new Spoken(this.deaf),
					new Spoken(this.readBack, Set.of(Fact.PLATE)));
		}

		@Override
		public boolean turn() {
			return true;
		}

	}

	/**
	 * Has the owner of a car called.
	 *
	 * @param waiting said from time to time while the owner is called
	 */
	record MoveCar(String name, int line, String prompt, String waiting, Ways ways) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump(this.ways.ownerComes(), Set.of(Fact.CASE)), new Jump(this.ways.ownerCannot()),
					new Jump(this.ways.notReached()), new Jump(this.ways.notRegistered()),
					new Jump(this.ways.tooMany()), new Jump(this.ways.failed()));
		}

		@Override
		public List<Spoken> prompts() {
			return List.of(new Spoken(this.prompt), new Spoken(this.waiting));
		}

		/** Where to go after each outcome. */
		record Ways(String ownerComes, String ownerCannot, String notReached, String notRegistered, String tooMany,
				String failed) {
		}

	}

	/** Puts the caller into the queue to an agent; ends the flow. */
	record Enqueue(String name, int line, Optional<String> prompt) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of();
		}

		@Override
		public List<Spoken> prompts() {
			return this.prompt.stream().map(Spoken::new).toList();
		}

	}

	/** Says goodbye to a caller who was served; ends the flow. */
	record End(String name, int line, String prompt) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of();
		}

		@Override
		public List<Spoken> prompts() {
			return List.of(new Spoken(this.prompt));
		}

	}

	private static List<Jump> choices(Collection<Choice> choices) {
		return choices.stream().map((choice) -> new Jump(choice.next())).toList();
	}

}
