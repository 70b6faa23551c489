package org.yihaotong.lines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.LineDecision.Reason;
import org.yihaotong.lines.LineOutcome.CallBackOffer;
import org.yihaotong.lines.LineOutcome.RingDuty;
import org.yihaotong.lines.LineOutcome.RingHere;
import org.yihaotong.lines.LineOutcome.RingThere;
import org.yihaotong.lines.LineOutcome.Voicemail;
import org.yihaotong.lines.LineRules.AfterHours;
import org.yihaotong.lines.LineRules.Centre;
import org.yihaotong.lines.LineRules.Overflow.Action;

import static org.assertj.core.api.Assertions.assertThat;

class LineRoutingTests {

	/** Here is open from 8 to 20, there from 6 to 22; the limit is ten callers. */
	@ParameterizedTest
	@CsvSource(textBlock = """
			# stage,   first, overflow,     after hours,      time,  here, there, what,        reason
			DUAL,      THERE, OTHER_CENTRE, CALL_BACK,        10:00, 0,    0,     THERE>HERE,  AS_USUAL
			DUAL,      THERE, OTHER_CENTRE, CALL_BACK,        10:00, 0,    11,    HERE,        OVERFLOW
			DUAL,      THERE, OTHER_CENTRE, CALL_BACK,        10:00, 11,   11,    THERE>HERE,  BOTH_BUSY
			DUAL,      THERE, OTHER_CENTRE, CALL_BACK,        21:00, 0,    0,     THERE>CALL,  AS_USUAL
			DUAL,      THERE, OTHER_CENTRE, CALL_BACK,        21:00, 0,    11,    THERE>CALL,  OTHER_CENTRE_CLOSED
			DUAL,      THERE, OTHER_CENTRE, CALL_BACK,        23:00, 0,    0,     CALL,        OUTSIDE_HOURS
			DUAL,      HERE,  OTHER_CENTRE, VOICEMAIL,        10:00, 10,   0,     HERE,        AS_USUAL
			DUAL,      HERE,  OTHER_CENTRE, VOICEMAIL,        10:00, 11,   0,     THERE>HERE,  OVERFLOW
			DUAL,      HERE,  OTHER_CENTRE, VOICEMAIL,        10:00, 11,   11,    HERE,        BOTH_BUSY
			DUAL,      HERE,  OTHER_CENTRE, VOICEMAIL,        07:00, 0,    0,     THERE>VOICE, FIRST_CENTRE_CLOSED
			DUAL,      HERE,  WAIT,         EMERGENCY_ONLY,   10:00, 99,   0,     HERE,        AS_USUAL
			DUAL,      HERE,  WAIT,         EMERGENCY_ONLY,   05:00, 0,    0,     EMERGENCY,   OUTSIDE_HOURS
			DUAL,      HERE,  WAIT,         EVERY_AGENT,      05:00, 0,    0,     HERE,        OUTSIDE_HOURS
			DUAL,      HERE,  WAIT,         DUTY,             05:00, 0,    0,     DUTY>VOICE,  OUTSIDE_HOURS
			DUAL,      THERE, WAIT,         DUTY,             21:00, 0,    0,     THERE>VOICE, AS_USUAL
			STRIPPED,  HERE,  CALL_BACK,    DUTY,             21:00, 0,    0,     DUTY>VOICE,  OUTSIDE_HOURS
			STRIPPED,  HERE,  CALL_BACK,    VOICEMAIL,        10:00, 0,    0,     HERE+KEY,    AS_USUAL
			STRIPPED,  HERE,  CALL_BACK,    VOICEMAIL,        10:00, 11,   0,     CALL,        OVERFLOW
			STRIPPED,  HERE,  OTHER_CENTRE, VOICEMAIL,        10:00, 11,   0,     THERE>HERE,  OVERFLOW
			STRIPPED,  HERE,  WAIT,         VOICEMAIL,        10:00, 11,   0,     HERE+KEY,    AS_USUAL
			STRIPPED,  HERE,  CALL_BACK,    OTHER_CENTRE,     21:00, 0,    0,     THERE>VOICE, OUTSIDE_HOURS
			STRIPPED,  HERE,  CALL_BACK,    OTHER_CENTRE,     23:00, 0,    0,     VOICE,       OTHER_CENTRE_CLOSED
			STRIPPED,  HERE,  CALL_BACK,    ANNOUNCE_AND_END, 23:00, 0,    0,     END,         OUTSIDE_HOURS
			STATIONED, HERE,  EVERY_AGENT,  EVERY_AGENT,      10:00, 0,    0,     GROUP,       AS_USUAL
			STATIONED, HERE,  EVERY_AGENT,  EVERY_AGENT,      10:00, 11,   0,     HERE,        OVERFLOW
			STATIONED, HERE,  EVERY_AGENT,  EVERY_AGENT,      23:00, 0,    0,     HERE,        OUTSIDE_HOURS
			STATIONED, HERE,  EVERY_AGENT,  DUTY,             23:00, 0,    0,     DUTY>VOICE,  OUTSIDE_HOURS
			STATIONED, HERE,  VOICEMAIL,    EVERY_AGENT,      10:00, 11,   0,     VOICE,       OVERFLOW
			STATIONED, HERE,  OTHER_CENTRE, VOICEMAIL,        10:00, 11,   0,     THERE>GROUP, OVERFLOW
			""")
	void doesWhatTheRulesOfTheStageSay(Stage stage, Centre first, Action overflow, AfterHours afterHours, String time,
			int here, int there, String what, Reason reason) {
		LineDecision decision = LineSamples.ROUTING.at(LineSamples.in(stage, first, overflow, afterHours),
				LineSamples.tuesday(time), LineSamples.waiting(here, there));
		assertThat(brief(decision.outcome())).isEqualTo(what);
		assertThat(decision.reason()).isEqualTo(reason);
		assertThat(decision.stage()).contains(stage);
		assertThat(decision.opensAt().isPresent()).isEqualTo(
				reason == Reason.OUTSIDE_HOURS || (reason == Reason.OTHER_CENTRE_CLOSED && stage == Stage.STRIPPED));
	}

	@Test
	void theCutOverDecidesWhichStagesRulesHold() {
		StagePlan plan = new StagePlan(Stage.DUAL,
				List.of(LineSamples.cutOver("2026-12-01T12:00:00+08:00", Stage.STRIPPED),
						LineSamples.cutOver("2026-12-01T15:00:00+08:00", Stage.STATIONED),
						LineSamples.cutOver("2026-12-01T18:00:00+08:00", Stage.DUAL)));
		LineSetup setup = LineSamples.setup(plan, Centre.THERE, Action.OTHER_CENTRE, AfterHours.VOICEMAIL);
		assertThat(List.of("11:59", "12:00", "15:00", "18:00")).extracting(
				(time) -> brief(LineSamples.ROUTING.at(setup, LineSamples.tuesday(time), Situation.QUIET).outcome()))
			.containsExactly("THERE>HERE", "HERE+KEY", "GROUP", "THERE>HERE");
		LineDecision decision = LineSamples.ROUTING.at(setup, LineSamples.tuesday("16:00"), Situation.QUIET);
		assertThat(decision.stageSince()).contains(LineSamples.tuesday("15:00"));
	}

	@Test
	void saysWhenTheLineIsServedAgain() {
		LineSetup setup = LineSamples.in(Stage.STRIPPED, Centre.HERE, Action.WAIT, AfterHours.VOICEMAIL);
		LineDecision decision = LineSamples.ROUTING.at(setup, LineSamples.tuesday("23:00"), Situation.QUIET);
		assertThat(decision.outcome()).isEqualTo(new Voicemail());
		assertThat(decision.opensAt()).contains(LineSamples.instant("2026-12-02T08:00:00+08:00"));
	}

	@Test
	void aLongWaitOverflowsAsManyWaitersDo() {
		LineSetup setup = LineSamples.in(Stage.STRIPPED, Centre.HERE, Action.CALL_BACK, AfterHours.VOICEMAIL);
		Situation slow = new Situation(new Situation.Load(1, Duration.ofSeconds(181)), Situation.Load.NONE);
		assertThat(LineSamples.ROUTING.at(setup, LineSamples.tuesday("10:00"), slow).outcome())
			.isEqualTo(new CallBackOffer());
	}

	@Test
	void dialsOverTheSecondTrunk() {
		LineSetup setup = LineSamples.in(Stage.DUAL, Centre.THERE, Action.WAIT, AfterHours.VOICEMAIL);
		LineOutcome outcome = LineSamples.ROUTING.at(setup, LineSamples.tuesday("10:00"), Situation.QUIET).outcome();
		assertThat(outcome).isInstanceOfSatisfying(RingThere.class, (there) -> {
			assertThat(there.centre().dial()).isEqualTo("PJSIP/95598@utilities");
			assertThat(there.ringFor()).isEqualTo(Duration.ofSeconds(20));
		});
	}

	@Test
	void aMergedLineRingsHereWhateverIsPlannedElsewhere() {
		for (Line line : LegacyLines.read()) {
			Optional<StagePlan> plan = line.stage().map((stage) -> new StagePlan(stage, List.of()));
			LineSetup setup = new LineSetup(line, FirstRules.of(line), plan, 1);
			LineOutcome outcome = LineSamples.ROUTING.at(setup, LineSamples.tuesday("03:00"), Situation.QUIET)
				.outcome();
			if (line.mode() == Line.Mode.MERGED) {
				assertThat(outcome).isEqualTo(new RingHere(Optional.empty(), Optional.empty()));
			}
		}
	}

	@Property
	void everyCallEndsAtAPersonAMessageOrAnHonestEnd(@ForAll("setups") LineSetup setup, @ForAll("times") Instant time,
			@ForAll @IntRange(max = 30) int here, @ForAll @IntRange(max = 30) int there) {
		LineDecision decision = LineSamples.ROUTING.at(setup, time, LineSamples.waiting(here, there));
		assertThat(decision.stage()).contains(setup.plan().orElseThrow().at(time));
		boolean open = LineSamples.HERE.isOpen(time.atZone(LineSamples.CITY).toLocalDateTime(), LineSamples.CALENDAR);
		boolean openThere = LineSamples.THERE.isOpen(time.atZone(LineSamples.CITY).toLocalDateTime(),
				LineSamples.CALENDAR);
		for (LineOutcome outcome : stations(decision.outcome())) {
			switch (outcome) {
				case RingThere ringing -> assertThat(openThere).isTrue();
				case RingDuty ringing -> assertThat(open).isFalse();
				case RingHere ringing ->
					assertThat(open || decision.reason() != Reason.AS_USUAL || decision.outcome() instanceof RingThere)
						.isTrue();
				case LineOutcome.EmergencyOnly only -> assertThat(open).isFalse();
				case LineOutcome.AnnounceAndEnd end -> assertThat(open).isFalse();
				case Voicemail voicemail -> assertThat(open && decision.reason() == Reason.AS_USUAL).isFalse();
				case CallBackOffer offer -> assertThat(open && decision.reason() == Reason.AS_USUAL).isFalse();
			}
		}
	}

	@Property
	void nothingOverflowsWhileNobodyWaits(@ForAll("setups") LineSetup setup, @ForAll("times") Instant time) {
		assertThat(LineSamples.ROUTING.at(setup, time, Situation.QUIET).reason()).isNotIn(Reason.OVERFLOW,
				Reason.BOTH_BUSY);
	}

	@Property
	void theSameQuestionHasTheSameAnswer(@ForAll("setups") LineSetup setup, @ForAll("times") Instant time,
			@ForAll @IntRange(max = 30) int here) {
		Situation situation = LineSamples.waiting(here, 0);
		assertThat(LineSamples.ROUTING.at(setup, time, situation))
			.isEqualTo(LineSamples.ROUTING.at(setup, time, situation));
	}

	@Provide
	Arbitrary<LineSetup> setups() {
		return Combinators
			.combine(Arbitraries.of(Stage.class), Arbitraries.of(Centre.class), Arbitraries.of(Action.class),
					Arbitraries.of(AfterHours.class))
			.as(LineSamples::in);
	}

	@Provide
	Arbitrary<Instant> times() {
		return Arbitraries.integers()
			.between(0, 400 * 24 * 60)
			.map((minutes) -> LineSamples.tuesday("00:00").plus(Duration.ofMinutes(minutes)));
	}

	private static List<LineOutcome> stations(LineOutcome outcome) {
		List<LineOutcome> stations = new ArrayList<>(List.of(outcome));
		stations.add(outcome.stayingHere());
		return stations;
	}

	private static String brief(LineOutcome outcome) {
		return switch (outcome) {
			case RingHere here when here.group().isPresent() -> "GROUP";
			case RingHere here when here.ownBusiness().isPresent() -> "HERE+KEY";
			case RingHere here -> "HERE";
			case RingThere there -> "THERE>" + brief(there.unanswered()).replace("+KEY", "");
			case RingDuty duty -> "DUTY>" + brief(duty.stayingHere());
			case Voicemail voicemail -> "VOICE";
			case CallBackOffer offer -> "CALL";
			case LineOutcome.EmergencyOnly only -> "EMERGENCY";
			case LineOutcome.AnnounceAndEnd end -> "END";
		};
	}

}
