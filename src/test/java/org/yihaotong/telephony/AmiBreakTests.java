package org.yihaotong.telephony;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.asteriskjava.manager.event.ManagerEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.Seat;
import org.yihaotong.telephony.agi.SoundFiles;
import org.yihaotong.telephony.ami.AmiClient;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.Relay;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippPhone;
import org.yihaotong.testing.SippTelephone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A second server whose connection to Asterisk is broken while the calls go on.
 */
class AmiBreakTests extends TelephonyModule {

	private static final Seat SEAT = new Seat("1021");

	@Autowired
	private SoundFiles sounds;

	@Autowired
	private TalkControl talks;

	@Autowired
	private RecordingControl recordings;

	/** Where the server that takes the calls writes what it hears. */
	@Autowired
	private SignsOfLife signs;

	private final AtomicInteger connections = new AtomicInteger();

	private final List<ContactId> lost = new CopyOnWriteArrayList<>();

	private Relay relay;

	private CallEvents news;

	private AsteriskCallControl another;

	@BeforeEach
	void anotherServer() {
		this.relay = new Relay(asterisk().amiPort());
		this.news = new CallEvents((event) -> {
			if (event instanceof CallEvent.AsteriskConnected) {
				this.connections.incrementAndGet();
			}
			if (event instanceof CallEvent.CallLost(ContactId contact, Instant at)) {
				this.lost.add(contact);
			}
		});
		this.news.start();
		Map<String, String> source = new HashMap<>(asterisk().serverProperties());
		source.put("yihaotong.telephony.ami.port", String.valueOf(this.relay.port()));
		source.put("yihaotong.telephony.lost-after", "2s");
		TelephonyProperties properties = new Binder(new MapConfigurationPropertySource(source))
			.bind("yihaotong.telephony", TelephonyProperties.class)
			.get();
		this.another = new AsteriskCallControl(properties.all().getFirst(), properties, this.news, this.sounds,
				new SeatPlaces(), () -> true, (callee, ground) -> OutboundGuard.Verdict.ALLOWED, Optional::empty,
				this.signs, new ManagerLogIns(null, Clock.systemUTC()), Clock.systemUTC());
		this.another.start();
		connections(1);
	}

	@AfterEach
	void closed() {
		asterisk().emptied();
		this.another.close();
		this.news.close();
		this.relay.close();
	}

	/** A caller who waits, as the server behind the relay knows. */
	private ContactId knownToWait() {
		calls();
		ContactId contact = waiting(arrived());
		this.another.liveCalls();
		return contact;
	}

	@Test
	void offersACallAgainOfWhoseOfferAsteriskHeardNothing() {
		SippTelephone agent = asterisk().seat("1021");
		ContactId contact = knownToWait();
		this.relay.deafen();
		for (int attempt = 0; attempt < 2; attempt++) {
			assertThatExceptionOfType(AsteriskAway.class)
				.isThrownBy(() -> this.another.offer(contact, UUID.randomUUID(), SEAT));
		}
		this.relay.mend();
		connections(2);
		this.another.offer(contact, UUID.randomUUID(), SEAT);
		agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void knowsATalkThatBeganWhileTheConnectionWasBroken() {
		SippTelephone agent = asterisk().seat("1021");
		ContactId contact = knownToWait();
		this.relay.cut();
		this.control.offer(contact, UUID.randomUUID(), SEAT);
		agent.awaitRinging().answer();
		told(CallEvent.OfferAnswered.class, (event) -> event.contact().equals(contact));
		this.relay.mend();
		connections(2);
		this.another.talks().hold(contact, Duration.ZERO);
		told(CallEvent.Talk.Held.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void connectsThoughACallIsInAPlaceThatIsNotKnown() {
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		String channel = asterisk().citizens().getFirst().split("!", 2)[0];
		asterisk().asterisk().run("dialplan set chanvar " + channel + " YHT_PLACE lounge");
		this.relay.mend();
		connections(2);
		assertThat(this.another.liveCalls()).extracting(LiveCall::contact).containsExactly(contact);
		caller.hangUp();
		told(CallEvent.CallerLeft.class, (event) -> event.contact().equals(contact));
	}

	@Test
	void connectsAgainWhateverFails() {
		AtomicInteger attempts = new AtomicInteger();
		AmiClient.Listener failing = new AmiClient.Listener() {

			@Override
			public void onConnected() {
				if (attempts.incrementAndGet() == 1) {
					throw new IllegalArgumentException("Test");
				}
			}

			@Override
			public void onEvent(ManagerEvent event) {
			}

			@Override
			public boolean delivers() {
				return false;
			}

		};
		AmiClient.Settings settings = new AmiClient.Settings("127.0.0.1", asterisk().amiPort(), "yihaotong",
				AsteriskPart.secret());
		try (AmiClient client = new AmiClient(settings, failing)) {
			client.start();
			Awaitility.await().until(() -> attempts.get() == 2);
		}
	}

	/** No server has a hand in it; afterwards it is a talk as any other. */
	@Test
	void aTalkThatTheDialplanConnectedIsHeldRecordedAndJoinedByThePolice() throws IOException {
		Files.createDirectories(this.recordings.folder());
		this.recordings.record(true);
		SippTelephone agent = asterisk().seat("1021");
		SippCaller caller = calls();
		ContactId contact = waiting(arrived());
		this.relay.cut();
		asterisk().asterisk().run("dialplan set global YHT_PATIENCE -1");
		try {
			agent.awaitRinging().answer();
			Awaitility.await().until(() -> live(contact).place() == LiveCall.Place.TALKING);
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_PATIENCE 20");
			this.recordings.record(false);
		}
		this.relay.mend();
		connections(2);
		TalkControl back = this.another.talks();
		back.hold(contact, Duration.ZERO);
		told(CallEvent.Talk.Held.class, (event) -> event.contact().equals(contact));
		caller.awaitSound();
		back.gather(contact);
		SippTelephone police = asterisk().callee((phone) -> {
		});
		UUID party = UUID.randomUUID();
		back.call(contact, new TalkParty.Outside(party, "110", "trunk", "C20261128-00007", "C20261128-00007", true,
				Duration.ofSeconds(20)));
		police.awaitRinging().answer();
		told(CallEvent.Talk.PartyJoined.class, (event) -> event.party().equals(party));
		assertHears(caller, police);
		assertHears(agent, caller);
		agent.hangUp();
		told(CallEvent.Talk.SeatLeft.class, (event) -> event.contact().equals(contact) && event.seat().equals(SEAT));
		assertHears(police, caller);
		caller.hangUp();
		police.hangUp();
		Path citizen = this.recordings.folder().resolve(contact + "-r.sln");
		Awaitility.await().until(() -> Files.exists(citizen) && Files.size(citizen) > 16_000);
	}

	/** The server that saw it all can do the same. */
	@Test
	void aTalkThatTheDialplanConnectedBeforeTheServersEyesIsHeld() {
		SippTelephone agent = asterisk().seat("1021");
		calls();
		ContactId contact = waiting(arrived());
		asterisk().asterisk().run("dialplan set global YHT_PATIENCE -1");
		try {
			agent.awaitRinging().answer();
			Awaitility.await().until(() -> live(contact).place() == LiveCall.Place.TALKING);
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_PATIENCE 20");
		}
		this.talks.hold(contact, Duration.ZERO);
		told(CallEvent.Talk.Held.class, (event) -> event.contact().equals(contact));
	}

	/**
	 * One caller waits, of whom nothing is heard, and another one is in a flow: what is
	 * heard of that one is a sign of both.
	 */
	@Test
	void takesNoCallForLostAsLongAsItsAsteriskIsHeardInAnotherWay() {
		ContactId contact = knownToWait();
		Path tone = Sounds.tone(0.5);
		AtomicBoolean more = new AtomicBoolean(true);
		this.above.flow = (call) -> {
			while (more.get()) {
				call.play(tone);
			}
			call.sendToWaiting();
		};
		calls();
		Awaitility.await().until(() -> this.above.calls.size() == 2);
		this.relay.cut();
		assertNothingLost();
		more.set(false);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.lost.contains(contact));
	}

	/** A script waits for a caller to say something: nothing but audio comes. */
	@Test
	void audioIsASignOfLife() {
		ContactId contact = knownToWait();
		Path tone = Sounds.tone(0.5);
		this.above.flow = (call) -> {
			call.listen(tone, (pcm) -> AudioListener.Progress.QUIET, Duration.ofMinutes(1));
			call.sendToWaiting();
		};
		calls();
		Awaitility.await().until(() -> this.above.calls.size() == 2);
		this.relay.cut();
		assertNothingLost();
		assertThat(live(contact).place()).isEqualTo(LiveCall.Place.WAITING);
	}

	private void assertNothingLost() {
		Awaitility.await()
			.during(Duration.ofSeconds(8))
			.atMost(Duration.ofSeconds(12))
			.until(() -> this.lost.isEmpty() && !this.another.connected());
		assertThat(this.another.givenUp()).isFalse();
	}

	private void connections(int number) {
		Awaitility.await("connections: " + number)
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.connections.get() == number);
	}

	private static void assertHears(SippPhone speaker, SippPhone hearer) {
		hearer.heard().forget();
		speaker.say(SPEECH);
		hearer.awaitSound();
		speaker.awaitSaid();
	}

}
