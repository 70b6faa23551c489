package org.yihaotong.ivr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.yihaotong.lines.Line;
import org.yihaotong.platform.LineNumber;

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
	default List<Jump> jumps() {
		return List.of();
	}

	/**
	 * Returns what the step may say.
	 * @return prompts with the facts that the step itself finds before saying them
	 */
	default List<Spoken> prompts() {
		return List.of();
	}

	default StepKind kind() {
		return switch (this) {
			case Say step -> StepKind.SAY;
			case Ask step -> StepKind.ASK;
			case Confirm step -> StepKind.CONFIRM;
			case Menu step -> StepKind.MENU;
			case Collect step -> StepKind.COLLECT;
			case Classify step -> StepKind.CLASSIFY;
			case Hours step -> StepKind.HOURS;
			case Staffed step -> StepKind.STAFFED;
			case ByLine step -> StepKind.LINE;
			case Rule step -> StepKind.RULE;
			case Service step -> StepKind.SERVICE;
			case Transfer step -> StepKind.TRANSFER;
			case Emergency step -> StepKind.EMERGENCY;
			case Voicemail step -> StepKind.VOICEMAIL;
			case CallBack step -> StepKind.CALL_BACK;
			case Survey step -> StepKind.SURVEY;
			case Decline step -> StepKind.DECLINE;
			case Enqueue step -> StepKind.ENQUEUE;
			case End step -> StepKind.END;
		};
	}

	/**
	 * Tells whether the citizen has a turn: such a step may be part of a loop, because
	 * turns are counted.
	 * @return whether it waits for speech or keys
	 */
	default boolean turn() {
		return kind().turn();
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
			return List.of(new Jump("", this.next));
		}

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
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
			List<Jump> jumps = new ArrayList<>(choices(this.keys));
			jumps.add(new Jump("understood", this.ways.understood(), Set.of(Fact.SUBJECT)));
			jumps.add(new Jump("car-moving", this.ways.carMoving()));
			jumps.add(new Jump("not-understood", this.ways.notUnderstood()));
			jumps.add(new Jump("deaf", this.ways.deaf()));
			return jumps;
		}

		@Override
		public List<Spoken> prompts() {
			return Stream.concat(Spoken.of(this.prompt).stream(), Spoken.of(this.goOn).stream()).toList();
		}

		/**
		 * Where to go.
		 *
		 * @param notUnderstood also when nothing was said
		 * @param deaf without a model, a free place or a media connection
		 */
		record Ways(String understood, String carMoving, String notUnderstood, String deaf) {
		}

	}

	/** Asks a question with yes or no, by speech or by the keys 1 and 2. */
	record Confirm(String name, int line, String prompt, Duration patience, String yes, String no,
			String unclear) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("yes", this.yes), new Jump("no", this.no), new Jump("unclear", this.unclear));
		}

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
		}

	}

	/** Offers keys only. */
	record Menu(String name, int line, String prompt, Duration patience, int tries, Map<Character, Choice> keys,
			String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			List<Jump> jumps = new ArrayList<>(choices(this.keys));
			jumps.add(new Jump("otherwise", this.otherwise));
			return jumps;
		}

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
		}

	}

	/**
	 * Collects something by speech or keys and has it confirmed.
	 *
	 * @param again said after a try that failed
	 * @param deaf said when only keys can be used; without it the step is given up then
	 * @param readBack says what was understood and asks whether it is right
	 */
	record Collect(String name, int line, Wanted wanted, String prompt, String again, Optional<String> deaf,
			String readBack, Duration patience, int tries, String next, String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("next", this.next, Set.of(this.wanted.fact())),
					new Jump("otherwise", this.otherwise));
		}

		@Override
		public List<Spoken> prompts() {
			List<Spoken> prompts = new ArrayList<>(Spoken.of(this.prompt, this.again));
			prompts.addAll(Spoken.of(this.deaf));
			prompts.add(new Spoken(this.readBack, Set.of(this.wanted.fact())));
			return prompts;
		}

	}

	/**
	 * Goes on by what was understood last: the minor category before the major one, then
	 * how sure it is.
	 *
	 * @param categories ways by codes of two or four digits
	 * @param decisions ways by certainty
	 */
	record Classify(String name, int line, Map<String, String> categories, Map<Certainty, String> decisions,
			String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			return Stream
				.of(Jump.of(this.categories), Jump.of(this.decisions), List.of(new Jump("otherwise", this.otherwise)))
				.flatMap(List::stream)
				.toList();
		}

	}

	/** Goes on by the time of day and the kind of day. */
	record Hours(String name, int line, OpenHours open, String inside, String outside) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("inside", this.inside), new Jump("outside", this.outside));
		}

	}

	/** Goes on by whether any agent is at work. */
	record Staffed(String name, int line, String yes, String no) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("yes", this.yes), new Jump("no", this.no));
		}

	}

	/** Goes on by the dialled line: its number before its stage before its mode. */
	record ByLine(String name, int line, Map<LineNumber, String> numbers, Map<Line.Stage, String> stages,
			Map<Line.Mode, String> modes, String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			return Stream
				.of(Jump.of(this.numbers), Jump.of(this.stages), Jump.of(this.modes),
						List.of(new Jump("otherwise", this.otherwise)))
				.flatMap(List::stream)
				.toList();
		}

	}

	/**
	 * Goes on by what the rules of the dialled line say now.
	 *
	 * @param otherwise for a call that is simply taken here, and at a second time
	 */
	record Rule(String name, int line, Map<RuleWay, String> ways, String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			List<Jump> jumps = new ArrayList<>();
			this.ways.forEach((way, target) -> jumps.add(new Jump(Words.of(way), target, Set.of(Fact.OPENS))));
			jumps.add(new Jump("otherwise", this.otherwise));
			return jumps;
		}

	}

	/**
	 * Lets a self-service do what the caller wants.
	 *
	 * @param waiting said from time to time while it works
	 */
	record Service(String name, int line, SelfService service, String prompt, String waiting,
			Map<SelfService.Outcome, String> outcomes, String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			List<Jump> jumps = new ArrayList<>();
			this.outcomes.forEach((outcome, target) -> jumps
				.add(new Jump(Words.of(outcome), target, outcome.served() ? Set.of(Fact.CASE) : Set.of())));
			jumps.add(new Jump("otherwise", this.otherwise));
			return jumps;
		}

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt, this.waiting);
		}

		String way(SelfService.Outcome outcome) {
			return this.outcomes.getOrDefault(outcome, this.otherwise);
		}

	}

	/** Hands the caller over; ends the flow where it can be done. */
	record Transfer(String name, int line, TransferTarget target, Optional<String> prompt,
			String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("otherwise", this.otherwise));
		}

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
		}

	}

	/** Brings the caller to the head of everything without a question; ends the flow. */
	record Emergency(String name, int line, Optional<String> prompt) implements Step {

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
		}

	}

	/** Takes a message, which becomes a contact of its own. */
	record Voicemail(String name, int line, String prompt, Duration longest, String next,
			String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("next", this.next), new Jump("otherwise", this.otherwise));
		}

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
		}

	}

	/**
	 * Offers to call back, so that the caller need not wait on the line.
	 *
	 * @param readBack says the number and asks whether it is right
	 * @param number asks for another number by keys
	 * @param kept said when the place is kept; then the call ends
	 */
	record CallBack(String name, int line, String prompt, String readBack, String number, String kept,
			Duration patience, String declined, String otherwise) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("declined", this.declined), new Jump("otherwise", this.otherwise));
		}

		@Override
		public List<Spoken> prompts() {
			List<Spoken> prompts = new ArrayList<>(Spoken.of(this.prompt, this.number));
			prompts.add(new Spoken(this.readBack, EnumSet.of(Fact.PHONE)));
			prompts.add(new Spoken(this.kept, EnumSet.of(Fact.PHONE)));
			return prompts;
		}

	}

	/**
	 * Asks whether the matter is solved, and how satisfied the citizen is.
	 *
	 * @param solved the first question, with yes or no
	 * @param satisfied the second one
	 * @param scale what a key and its words stand for
	 * @param unanswered where to go when nothing was answered
	 */
	record Survey(String name, int line, String solved, String satisfied, Map<Character, Grade> scale,
			Duration patience, String next, String unanswered) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("next", this.next), new Jump("unanswered", this.unanswered));
		}

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.solved, this.satisfied);
		}

		/**
		 * An answer to the second question.
		 *
		 * @param rating 1 (very dissatisfied) to 5 (very satisfied)
		 * @param words what is said for it
		 */
		record Grade(int rating, List<String> words) {
		}

	}

	/** Stores that the citizen wants no calls that ask for a rating. */
	record Decline(String name, int line, String next) implements Step {

		@Override
		public List<Jump> jumps() {
			return List.of(new Jump("next", this.next));
		}

	}

	/** Puts the caller into the queue to an agent; ends the flow. */
	record Enqueue(String name, int line, Optional<String> prompt) implements Step {

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
		}

	}

	/** Says goodbye to a caller who was served; ends the flow. */
	record End(String name, int line, String prompt) implements Step {

		@Override
		public List<Spoken> prompts() {
			return Spoken.of(this.prompt);
		}

	}

	private static List<Jump> choices(Map<Character, Choice> keys) {
		return keys.entrySet()
			.stream()
			.map((choice) -> new Jump("key " + choice.getKey(), choice.getValue().next()))
			.toList();
	}

}
