package org.yihaotong.ivr;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.yihaotong.ivr.Step.Choice;
import org.yihaotong.lines.Line;
import org.yihaotong.platform.LineNumber;

/**
 * Reads the steps of a flow file.
 */
final class StepReader {

	/** The kinds of older files, which stand for {@code collect} and {@code service}. */
	private static final String COLLECT_PLATE = "collect-plate";

	private static final String MOVE_CAR = "move-car";

	private static final Duration PATIENCE = Duration.ofSeconds(6);

	private static final int LONGEST_PATIENCE = 60;

	private static final Duration MESSAGE = Duration.ofSeconds(60);

	private static final int LONGEST_MESSAGE = 180;

	private StepReader() {
	}

	/**
	 * Reads a step.
	 * @param name its name
	 * @param fields what stands under it
	 * @return the step; something harmless in place of one with a fault
	 */
	static Step step(String name, FlowFields fields) {
		String word = fields.text("do");
		Step step = switch (word) {
			case COLLECT_PLATE -> collect(name, fields, new Wanted.Plate(fields.text("area")));
			case MOVE_CAR -> moveCar(name, fields);
			default -> StepKind.named(word)
				.map((kind) -> step(kind, name, fields))
				.orElseGet(() -> unknown(name, word, fields));
		};
		fields.done();
		return step;
	}

	/**
	 * Lists the words that may stand after {@code do}.
	 * @return the words
	 */
	static Set<String> words() {
		Map<String, StepKind> words = new LinkedHashMap<>(Words.of(StepKind.class));
		words.put(COLLECT_PLATE, StepKind.COLLECT);
		words.put(MOVE_CAR, StepKind.SERVICE);
		return words.keySet();
	}

	private static Step step(StepKind kind, String name, FlowFields fields) {
		int line = fields.line();
		return switch (kind) {
			case SAY -> new Step.Say(name, line, fields.text("prompt"), fields.text("next"));
			case ASK -> ask(name, fields);
			case CONFIRM -> new Step.Confirm(name, line, fields.text("prompt"), patience(fields), fields.text("yes"),
					fields.text("no"), fields.text("unclear"));
			case MENU -> new Step.Menu(name, line, fields.text("prompt"), patience(fields),
					fields.number("tries", 1, 3), keys(fields), fields.text("otherwise"));
			case COLLECT -> collect(name, fields, wanted(fields));
			case CLASSIFY -> classify(name, fields);
			case HOURS -> hours(name, fields);
			case STAFFED -> new Step.Staffed(name, line, fields.text("yes"), fields.text("no"));
			case LINE -> line(name, fields);
			case RULE -> new Step.Rule(name, line, fields.ways("ways", constant(RuleWay.class), oneOf(RuleWay.class)),
					fields.text("otherwise"));
			case SERVICE -> service(name, fields);
			case TRANSFER -> transfer(name, fields);
			case EMERGENCY -> new Step.Emergency(name, line, fields.optional("prompt"));
			case VOICEMAIL -> new Step.Voicemail(name, line, fields.text("prompt"),
					fields.seconds("longest", MESSAGE, LONGEST_MESSAGE), fields.text("next"), fields.text("otherwise"));
			case CALL_BACK ->
				new Step.CallBack(name, line, fields.text("prompt"), fields.text("read-back"), fields.text("number"),
						fields.text("kept"), patience(fields), fields.text("declined"), fields.text("otherwise"));
			case SURVEY -> survey(name, fields);
			case DECLINE -> new Step.Decline(name, line, fields.text("next"));
			case ENQUEUE -> new Step.Enqueue(name, line, fields.optional("prompt"));
			case END -> new Step.End(name, line, fields.text("prompt"));
		};
	}

	private static Step unknown(String name, String word, FlowFields fields) {
		if (!word.isEmpty()) {
			fields.fault(null, "nothing is known to do \"" + word + "\"");
		}
		fields.lines();
		return new Step.End(name, fields.line(), "");
	}

	private static Duration patience(FlowFields fields) {
		return fields.seconds("patience", PATIENCE, LONGEST_PATIENCE);
	}

	private static Step.Ask ask(String name, FlowFields fields) {
		return new Step.Ask(name, fields.line(), fields.text("prompt"), fields.optional("go-on"), patience(fields),
				fields.has("keys") ? keys(fields) : Map.of(), new Step.Ask.Ways(fields.text("understood"),
						fields.text("car-moving"), fields.text("not-understood"), fields.text("deaf")));
	}

	private static Wanted wanted(FlowFields fields) {
		Map<String, Function<FlowFields, Wanted>> kinds = new LinkedHashMap<>();
		kinds.put("plate", (more) -> new Wanted.Plate(more.text("area")));
		kinds.put("digits", StepReader::digits);
		kinds.put("date", (more) -> new Wanted.Day());
		kinds.put("place", (more) -> new Wanted.Place());
		if (!fields.has("what")) {
			fields.text("what");
		}
		return fields.choice("what", kinds).map((kind) -> kind.apply(fields)).orElseGet(Wanted.Place::new);
	}

	private static Wanted digits(FlowFields fields) {
		int least = fields.number("least", 1, Wanted.Digits.LONGEST);
		int most = fields.number("most", 1, Wanted.Digits.LONGEST);
		if (most < least) {
			fields.fault(null, "\"most\" must not be less than \"least\"");
		}
		return new Wanted.Digits(least, most);
	}

	private static Step.Collect collect(String name, FlowFields fields, Wanted wanted) {
		if (wanted instanceof Wanted.Plate plate && !plate.area().isEmpty() && !plate.valid()) {
			fields.fault(null, "\"area\" must be the beginning of a plate, such as 蒙C");
		}
		return new Step.Collect(name, fields.line(), wanted, fields.text("prompt"), fields.text("again"),
				fields.optional("deaf"), fields.text("read-back"), patience(fields), fields.number("tries", 1, 5),
				fields.text("next"), fields.text("otherwise"));
	}

	private static Step.Classify classify(String name, FlowFields fields) {
		return new Step.Classify(name, fields.line(),
				fields.ways("categories",
						(code) -> Optional.of(code).filter((text) -> text.matches("[0-9]{2}|[0-9]{4}")),
						"a category of two or four digits, quoted"),
				fields.ways("decisions", constant(Certainty.class), oneOf(Certainty.class)), fields.text("otherwise"));
	}

	private static Step.Hours hours(String name, FlowFields fields) {
		List<OpenHours.Span> spans = fields.texts("open").stream().flatMap((text) -> {
			Optional<OpenHours.Span> span = OpenHours.Span.parse(text);
			if (span.isEmpty()) {
				fields.fault(null, "\"" + text + "\" must be a span such as 08:30-12:00");
			}
			return span.stream();
		}).toList();
		OpenHours.Days days = fields.choice("days", Words.of(OpenHours.Days.class)).orElse(OpenHours.Days.EVERY);
		return new Step.Hours(name, fields.line(), new OpenHours(spans, days), fields.text("inside"),
				fields.text("outside"));
	}

	private static Step.ByLine line(String name, FlowFields fields) {
		return new Step.ByLine(name, fields.line(),
				fields.ways("numbers", StepReader::number, "a line's number such as 0473-2999901, quoted"),
				fields.ways("stages", constant(Line.Stage.class), oneOf(Line.Stage.class)),
				fields.ways("modes", constant(Line.Mode.class), oneOf(Line.Mode.class)), fields.text("otherwise"));
	}

	private static Optional<LineNumber> number(String text) {
		try {
			return Optional.of(new LineNumber(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static <E extends Enum<E>> Function<String, Optional<E>> constant(Class<E> type) {
		Map<String, E> words = Words.of(type);
		return (word) -> Optional.ofNullable(words.get(word));
	}

	private static <E extends Enum<E>> String oneOf(Class<E> type) {
		return "one of " + FlowFields.sorted(Words.of(type).keySet());
	}

	private static Step.Service service(String name, FlowFields fields) {
		if (!fields.has("service")) {
			fields.text("service");
		}
		SelfService service = fields.choice("service", Words.of(SelfService.class)).orElse(SelfService.CAR_MOVING);
		Map<SelfService.Outcome, String> outcomes = fields.ways("outcomes",
				(word) -> constant(SelfService.Outcome.class).apply(word).filter(service.outcomes()::contains),
				oneOf(SelfService.Outcome.class));
		return new Step.Service(name, fields.line(), service, fields.text("prompt"), fields.text("wait"), outcomes,
				fields.text("otherwise"));
	}

	private static Step.Service moveCar(String name, FlowFields fields) {
		Map<SelfService.Outcome, String> outcomes = new LinkedHashMap<>();
		for (SelfService.Outcome outcome : SelfService.Outcome.values()) {
			outcomes.put(outcome, fields.text(Words.of(outcome)));
		}
		return new Step.Service(name, fields.line(), SelfService.CAR_MOVING, fields.text("prompt"), fields.text("wait"),
				outcomes, outcomes.getOrDefault(SelfService.Outcome.FAILED, ""));
	}

	private static Step.Transfer transfer(String name, FlowFields fields) {
		Optional<String> ofLine = fields.optional("line-target");
		Optional<String> ofDirectory = fields.optional("directory");
		if (ofLine.isPresent() == ofDirectory.isPresent()) {
			fields.fault(null, "either \"line-target\" or \"directory\" must say where to");
		}
		TransferTarget target = new TransferTarget.OfLine("nowhere");
		try {
			target = ofLine.<TransferTarget>map(TransferTarget.OfLine::new)
				.or(() -> ofDirectory.map(TransferTarget.OfDirectory::new))
				.orElse(target);
		}
		catch (IllegalArgumentException ex) {
			fields.fault(null, "a target's name must be letters and digits, 60 at most");
		}
		return new Step.Transfer(name, fields.line(), target, fields.optional("prompt"), fields.text("otherwise"));
	}

	private static Step.Survey survey(String name, FlowFields fields) {
		Map<Character, Step.Survey.Grade> scale = new LinkedHashMap<>();
		fields.blocks("scale", false).forEach((key, block) -> {
			if (!key.matches("[1-5]")) {
				block.fault(null, "key \"" + key + "\" cannot stand in a scale: 1 to 5 can");
			}
			scale.put(key.isEmpty() ? '?' : key.charAt(0),
					new Step.Survey.Grade(block.number("rating", 1, 5), block.texts("words")));
			block.done();
		});
		return new Step.Survey(name, fields.line(), fields.text("solved"), fields.text("satisfied"), scale,
				patience(fields), fields.text("next"), fields.text("unanswered"));
	}

	private static Map<Character, Choice> keys(FlowFields fields) {
		Map<Character, Choice> keys = new LinkedHashMap<>();
		fields.blocks("keys", false).forEach((key, block) -> {
			if (!key.matches("[1-8]")) {
				block.fault(null, "key \"" + key
						+ "\" cannot be chosen: 1 to 8 can; 0 and # always mean a person, 9 an emergency");
			}
			keys.put(key.isEmpty() ? '?' : key.charAt(0),
					new Choice(block.optional("heard").orElse(""), block.text("next")));
			block.done();
		});
		return keys;
	}

}
