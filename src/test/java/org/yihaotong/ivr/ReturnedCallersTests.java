package org.yihaotong.ivr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mockito;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallEvent;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.LiveCall.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Callers who were handed over: those who come back, and those who do not.
 */
class ReturnedCallersTests {

	private final SimulatedSpeech speech = new SimulatedSpeech();

	private final PlayedIntake intake = new PlayedIntake();

	@TempDir
	private Path folder;

	@Test
	void whoComesBackStandsInTheQueueWithTheTimeOfTheFirstArrival() {
		SimulatedCall call = call(Call.RETURNED, false);
		handler(Played.MAIN, "there").handle(call);
		assertThat(this.intake.told()).containsExactly("queued since 1970-01-01T00:00:00Z", "queued");
		assertThat(call.heard()).singleElement().asString().startsWith("对方暂时没有接听");
		assertThat(call.end()).isEqualTo("waiting");
	}

	@ParameterizedTest
	@CsvSource({ "returned, queued since 1970-01-01T00:00:00Z",
			"danger, arrived 12345|queued since 1970-01-01T00:00:00Z|emergency" })
	void keepsThePlaceAlsoWhereTheFileIsMissing(String flow, String told) throws IOException {
		Path main = Files.copy(Played.MAIN, this.folder.resolve("main.yaml"));
		SimulatedCall call = call(flow, false);
		handler(main, "there").handle(call);
		assertThat(this.intake.told()).containsExactly(told.split("\\|"));
		assertThat(call.end()).isEqualTo("waiting");
	}

	@Test
	void sendsNobodyBackToTheCentreThatPassedTheCallerOn() {
		SimulatedCall call = call("", true).then(new Turn.Keys("0", false));
		handler(Played.MAIN, "there").handle(call);
		assertThat(this.intake.told()).endsWith("queued");
		assertThat(call.end()).isEqualTo("waiting");
	}

	@Test
	void whoHearsThatTheLineIsClosedWasNotServed() {
		SimulatedCall call = call("", false);
		handler(Played.MAIN, "closed").handle(call);
		assertThat(this.intake.told()).endsWith("ended outside-hours").doesNotContain("queued");
		assertThat(call.end()).isEqualTo("finished");
	}

	@ParameterizedTest
	@EnumSource(Place.class)
	void endsTheContactWhenTheCallIsOverElsewhere(Place place) {
		new HandedOver(this.intake, Runnable::run)
			.on(new CallEvent.CallerLeft(ContactId.random(), place, Instant.EPOCH));
		assertThat(this.intake.told()).isEqualTo(switch (place) {
			case ELSEWHERE -> List.of("ended transferred");
			case SENT -> List.of("ended abandoned-waiting");
			case FLOW, WAITING, OFFERED, TALKING, SURVIVAL, SURVEY -> List.of();
		});
	}

	@Test
	void readsInTheJournalWhoTalkedElsewhereWhileNoServerLooked() {
		CallJournal journal = Mockito.mock(CallJournal.class);
		given(journal.unsettled()).willReturn(List.of(past(Place.ELSEWHERE), past(Place.SENT)));
		new PastCallers(journal, Mockito.mock(CallControl.class), this.intake, Played.lines(), Duration.ofMinutes(3),
				Played.MORNING)
			.look();
		assertThat(this.intake.told()).containsExactly("arrived 12345", "ended transferred", "arrived 12345",
				"queued since 1970-01-01T00:00:05Z");
	}

	@Test
	void oneCallThatCannotBeSettledKeepsNoOtherFromItsOutcome() {
		CallJournal journal = Mockito.mock(CallJournal.class);
		given(journal.unsettled()).willReturn(List.of(past(Place.ELSEWHERE), past(Place.SENT)));
		this.intake.breaks("ended transferred");
		new PastCallers(journal, Mockito.mock(CallControl.class), this.intake, Played.lines(), Duration.ofMinutes(3),
				Played.MORNING)
			.look();
		assertThat(this.intake.told()).endsWith("queued since 1970-01-01T00:00:05Z");
	}

	private static JournalledCall past(Place place) {
		return new JournalledCall(ContactId.random(), "12345", Optional.empty(), Instant.EPOCH,
				Optional.of(Instant.EPOCH.plusSeconds(5)), Optional.empty(), Optional.empty(),
				Optional.of(Instant.EPOCH.plusSeconds(90)), Optional.of(place), "one", false);
	}

	private FlowHandler handler(Path main, String rule) {
		return Played.handler(new FlowLibrary(main, (flow) -> List.of(), Played.MORNING), this.speech, this.speech,
				Played.parts(this.intake, this.speech, (request) -> new CompletableFuture<>(), Played.MORNING, true,
						rule));
	}

	private SimulatedCall call(String flow, boolean fromCentre) {
		return new SimulatedCall(this.speech, new SimulatedCall.Line(Optional.empty(), "95598", true, true)) {

			@Override
			public Optional<String> flow() {
				return Optional.of(flow).filter((name) -> !name.isEmpty());
			}

			@Override
			public boolean fromCentre() {
				return fromCentre;
			}

		};
	}

}
