package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.yihaotong.intake.Triage;
import org.yihaotong.ivr.Script.Setting;
import org.yihaotong.lines.Line;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.selfservice.CarMoveOutcome;
import org.yihaotong.telephony.CallerGone;

/**
 * Runs a flow against a script, without telephony, database or sound. The flow itself and
 * everything that decides are those of the server.
 */
final class Simulator {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final Duration LIMIT = Duration.ofSeconds(20);

	/** Every entry of the directory that a flow names. */
	private static final String DIRECTORY = "04732600001";

	private final Function<String, Triage> understanding;

	private final Function<String, Line> lines;

	private final Predicate<LocalDate> workingDay;

	/**
	 * Makes a simulator.
	 * @param understanding decides what is to be done with a text
	 * @param lines finds the line by what was dialled
	 * @param workingDay tells working days
	 */
	Simulator(Function<String, Triage> understanding, Function<String, Line> lines, Predicate<LocalDate> workingDay) {
		this.understanding = understanding;
		this.lines = lines;
		this.workingDay = workingDay;
	}

	/**
	 * A talk as it went.
	 *
	 * @param happenings in order
	 * @param faults where it did not go as the script says
	 */
	record Talked(List<Happening> happenings, List<String> faults) {

		boolean asTold() {
			return this.faults.isEmpty();
		}

	}

	/**
	 * Plays.
	 * @param flow the flow
	 * @param script the talk
	 * @return how it went
	 */
	Talked play(Flow flow, Script script) {
		SimulatedSpeech speech = new SimulatedSpeech();
		if (script.yes(Setting.DEAF)) {
			speech.deafen();
		}
		SimulatedCall call = new SimulatedCall(speech,
				new SimulatedCall.Line(PhoneNumber.parse(script.setting(Setting.CALLER)), script.setting(Setting.LINE),
						script.yes(Setting.RECORDS), script.yes(Setting.TRANSFERS)))
			.then(script.turns());
		SimulatedDesk desk = new SimulatedDesk(this.understanding, script.yes(Setting.CALLS_BACK));
		desk.listener((what) -> call.happenings().add(new Happening.Done(what)));
		run(flow, script, call, desk, speech);
		return new Talked(List.copyOf(call.happenings()), faults(script, call));
	}

	private void run(Flow flow, Script script, SimulatedCall call, SimulatedDesk desk, SimulatedSpeech speech) {
		Clock clock = Clock.fixed(script.time().atZone(ZONE).toInstant(), ZONE);
		Talk.Voice voice = new Talk.Voice(new Prompts(speech, Runnable::run, LIMIT, Path.of("silence.wav")),
				new Ear(speech, LIMIT));
		CompletableFuture<CarMoveOutcome> owner = owner(script.setting(Setting.OWNER));
		MessageDesk messages = new MessageDesk(desk, speech, (line) -> flow.language(), Optional::empty, clock);
		FlowRunner.Parts parts = new FlowRunner.Parts(desk, new Collector(clock),
				new CarMover((request) -> owner, desk, Runnable::run, LIMIT), new Voicemail(messages, Runnable::run),
				new Handover((line) -> SimulatedRule.of(script.setting(Setting.RULE), script.time().atZone(ZONE)),
						(name) -> Optional.of(DIRECTORY), clock),
				desk, () -> script.yes(Setting.STAFFED), this.workingDay, clock);
		try {
			new FlowRunner(flow, parts)
				.run(new Talk(call, flow, this.lines.apply(script.setting(Setting.LINE)), voice, desk));
		}
		catch (CallerGone ex) {
			call.happenings().add(new Happening.Done("hung-up"));
		}
	}

	private static CompletableFuture<CarMoveOutcome> owner(String how) {
		return switch (how) {
			case "comes" ->
				CompletableFuture.completedFuture(new CarMoveOutcome.OwnerComes(new CaseNumber("20261124-00007")));
			case "cannot" -> CompletableFuture.completedFuture(new CarMoveOutcome.OwnerCannot());
			case "not-reached" -> CompletableFuture.completedFuture(new CarMoveOutcome.OwnerNotReached());
			case "not-registered" -> CompletableFuture.completedFuture(new CarMoveOutcome.NotRegistered());
			case "too-many" -> CompletableFuture.completedFuture(new CarMoveOutcome.TooMany());
			default -> new CompletableFuture<>();
		};
	}

	/** What is to be heard comes after the caller's last turn and before the next one. */
	private static List<String> faults(Script script, SimulatedCall call) {
		List<String> faults = new ArrayList<>();
		List<Happening> rest = new ArrayList<>(call.happenings());
		for (Script.Item item : script.items()) {
			switch (item) {
				case Script.Item.Act(int line, Turn turn) -> {
					int at = rest.indexOf(new Happening.Did(turn));
					if (at < 0) {
						faults.add("line " + line + ": the talk was over before " + turn);
						return faults;
					}
					rest = rest.subList(at + 1, rest.size());
				}
				case Script.Item.Hear(int line, String text) -> {
					if (said(rest).noneMatch((said) -> said.contains(text))) {
						faults.add("line " + line + ": \"" + text + "\" was not said, but " + said(rest).toList());
					}
				}
				case Script.Item.End(int line, String outcome) -> {
					String how = outcome(call);
					if (!how.equals(outcome)) {
						faults.add("line " + line + ": it ended with \"" + how + "\", not with \"" + outcome + "\"");
					}
				}
			}
		}
		return faults;
	}

	private static Stream<String> said(List<Happening> rest) {
		return rest.stream()
			.takeWhile((happening) -> !(happening instanceof Happening.Did))
			.filter(Happening.Said.class::isInstance)
			.map((happening) -> ((Happening.Said) happening).text());
	}

	/**
	 * How a talk ended: the last thing done that is more than taking down words.
	 */
	private static String outcome(SimulatedCall call) {
		if (call.end().equals("anew")) {
			return "emergency";
		}
		boolean left = call.happenings().contains(new Happening.Done("hung-up"));
		return call.happenings()
			.stream()
			.filter(Happening.Done.class::isInstance)
			.map((happening) -> ((Happening.Done) happening).what())
			.filter((what) -> !what.startsWith("heard ") && !what.startsWith("message ") && !what.equals("hung-up"))
			.reduce((first, last) -> last)
			.map((what) -> what.startsWith("ended ") ? what.substring("ended ".length()) : what)
			.orElse(left ? "abandoned" : call.end());
	}

}
