package org.yihaotong.ivr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yihaotong.classification.Taxonomy;
import org.yihaotong.registry.DirectoryNumbers;
import org.yihaotong.telephony.Destination;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Callers who are handed over to an entry of the directory.
 */
class HandoverTests {

	private static final Path FLOW = Path.of("src/test/resources/flows/all.yaml");

	private final DirectoryNumbers directory = new DirectoryNumbers();

	private final SimulatedSpeech speech = new SimulatedSpeech();

	private final PlayedIntake intake = new PlayedIntake();

	private final List<Destination> destinations = new ArrayList<>();

	@Test
	void sendsTheCallerToTheNumberOfTheEntryAndLeavesTheOutcomeOpen() throws Exception {
		Talk talk = talk(true);
		assertThat(handover().transfer(step("U02"), talk)).isEmpty();
		assertThat(this.destinations).singleElement()
			.isInstanceOfSatisfying(Destination.DirectoryEntry.class,
					(entry) -> assertThat(entry.number()).isEqualTo(this.directory.find("U02").orElseThrow()));
		assertThat(talk.leaving()).isEqualTo(Talk.Leaving.OPEN);
		assertThat(this.intake.told()).isEmpty();
	}

	@Test
	void goesOnInTheFlowWhenTheGuardRefuses() throws Exception {
		Talk talk = talk(false);
		assertThat(handover().transfer(step("U02"), talk)).contains("agent");
		assertThat(handover().transfer(step("U02"), talk)).contains("agent");
		assertThat(this.destinations).as("asked once").hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Z99", "04732600001", "13812345678" })
	void callsNobodyWhoIsNotInTheDirectory(String name) throws Exception {
		assertThat(handover().transfer(step(name), talk(true))).contains("agent");
		assertThat(this.destinations).isEmpty();
		assertThat(FlowSurroundings.faults(flow(name), Taxonomy.delivered(), this.directory)).singleElement()
			.satisfies((fault) -> assertThat(fault.toString()).contains(name));
	}

	@Test
	void ringsTheDutyTelephoneThatTheRulesName() throws Exception {
		Step.Transfer step = new Step.Transfer("to-duty", 1, new TransferTarget.OfLine("duty"), Optional.empty(),
				"agent");
		assertThat(handover("here").transfer(step, talk(true))).contains("agent");
		assertThat(this.destinations).isEmpty();
		assertThat(handover("duty").transfer(step, talk(true))).isEmpty();
		assertThat(this.destinations).containsExactly(
				new Destination.DirectoryEntry(this.directory.find("U02").orElseThrow(), Duration.ofSeconds(25)));
	}

	@ParameterizedTest
	@CsvSource({ "call-back, offer, 1", "voicemail, agent, 0", "here, agent, 0" })
	void notesWhatWasOfferedSoThatItIsNotOfferedAgainInTheWaitingRoom(String rule, String next, int offered)
			throws Exception {
		AtomicInteger noted = new AtomicInteger();
		SimulatedCall call = new SimulatedCall(this.speech,
				new SimulatedCall.Line(Optional.empty(), "12345", true, true)) {

			@Override
			public void offered() {
				noted.incrementAndGet();
			}

		};
		Talk talk = new Talk(call, flow("U02"), Played.line("您好"), Played.voice(this.speech), this.intake);
		Step.Rule step = new Step.Rule("rule", 1, Map.of(RuleWay.CALL_BACK, "offer"), "agent");
		assertThat(handover(rule).ruled(step, talk)).isEqualTo(next);
		assertThat(noted).hasValue(offered);
	}

	private Handover handover() {
		return handover("here");
	}

	private Handover handover(String rule) {
		return new Handover((line) -> SimulatedRule.of(rule, Played.MORNING.instant().atZone(Played.MORNING.getZone())),
				this.directory::find, Played.MORNING);
	}

	private Talk talk(boolean passes) throws Exception {
		SimulatedCall call = new SimulatedCall(this.speech,
				new SimulatedCall.Line(Optional.empty(), "12345", true, passes)) {

			@Override
			public boolean transfer(Destination destination) {
				HandoverTests.this.destinations.add(destination);
				return super.transfer(destination);
			}

		};
		return new Talk(call, flow("U02"), Played.line("您好"), Played.voice(this.speech), this.intake);
	}

	private static Step.Transfer step(String entry) throws Exception {
		return (Step.Transfer) flow(entry).step("to-directory");
	}

	private static Flow flow(String entry) throws Exception {
		return FlowReader.read(FLOW, Files.readString(FLOW).replace("directory: U02", "directory: \"" + entry + "\""));
	}

}
