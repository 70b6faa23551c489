package org.yihaotong.talk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffMember;
import org.yihaotong.access.StaffPrincipal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.yihaotong.agents.AgentDesk;
import org.yihaotong.agents.AgentSkills;
import org.yihaotong.agents.PauseReason;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.Refusal;
import org.yihaotong.platform.Skill;
import org.yihaotong.platform.StaffId;
import org.yihaotong.recording.RecordingDesk;
import org.yihaotong.routing.TalkWork;
import org.yihaotong.telephony.CallControl;
import org.yihaotong.telephony.CallHandler;
import org.yihaotong.testing.AsteriskPart;
import org.yihaotong.testing.RealParts;
import org.yihaotong.testing.Recordings;
import org.yihaotong.testing.SippCaller;
import org.yihaotong.testing.SippPhone;
import org.yihaotong.testing.SippTelephone;
import org.yihaotong.testing.TestParts;
import org.yihaotong.testing.TestStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RealParts
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "yihaotong.routing.wrap-up=2s", "yihaotong.routing.ring=3s",
		"yihaotong.routing.ring-grace=3s", "yihaotong.talk.ring=3s", "yihaotong.telephony.outbound.directory-hour=2",
		"yihaotong.recording.pause-limit=2s", "yihaotong.recording.sweep-every=500ms",
		"yihaotong.recording.room-every=1s", "yihaotong.recording.watch-every=500ms",
		"yihaotong.routing.order.preferred-call-kept=1s" })
@Import(TalkTests.Flow.class)
class TalkTests {

	private static final Path SPEECH = Path.of("nlp-models/speech/calls/alaw/call01.wav");

	/** A second is enough to be heard. */
	private static final Path WORD = Recordings.beginning(SPEECH, 1);

	private static final Path STORE = TestParts.temporaryFolder("talks");

	private static final TalkProperties.Emergency POLICE = new TalkProperties.Emergency("110", "公安", "Police", "110",
			"trunk");

	private static final String CITIZEN = "13812345678";

	@Autowired
	TalkDesk desk;

	@Autowired
	TalkWork work;

	@Autowired
	Callees callees;

	@Autowired
	TalkEvents events;

	@Autowired
	TalkScreen screen;

	@Autowired
	RecordingDesk recordings;

	@Autowired
	AgentDesk agents;

	@Autowired
	AgentSkills skills;

	@Autowired
	Groups groups;

	@Autowired
	CallControl calls;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	WebApplicationContext context;

	private StaffId anna = new StaffId(1);

	private StaffId bao = new StaffId(1);

	private SippTelephone first;

	private SippTelephone second;

	@DynamicPropertySource
	static void parts(DynamicPropertyRegistry registry) {
		asterisk().serverProperties().forEach((name, value) -> registry.add(name, () -> value));
		registry.add("yihaotong.recording.store", STORE::toString);
		registry.add("yihaotong.recording.key-file",
				() -> STORE.resolveSibling(STORE.getFileName() + ".key").toString());
	}

	private static AsteriskPart asterisk() {
		return Shared.ASTERISK;
	}

	@BeforeEach
	void twoAgentsOneReady() {
		this.anna = TestStaff.at(this.jdbc, "agent1", "1021");
		this.bao = TestStaff.at(this.jdbc, "agent2", "1022");
		this.first = asterisk().seat("1021");
		this.second = asterisk().seat("1022");
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(this.calls::connected);
		soon(() -> assertThat(
				this.jdbc.sql("select count(*) from seat_reach where reachable").query(Integer.class).single())
			.isEqualTo(2));
		this.agents.signIn(this.anna);
		this.agents.ready(this.anna);
	}

	@AfterEach
	void nothingIsLeft() {
		asterisk().emptied();
		asterisk().closePhones();
		assertThat(asterisk().asterisk().run("bridge show all").lines().filter((line) -> line.contains("softmix")))
			.isEmpty();
		soon(() -> assertThat(this.jdbc
			.sql("select count(*) from reservation where state in ('PENDING', 'ACCEPTED', 'WRAPPING', 'CONSULTING')")
			.query(Integer.class)
			.single()).isZero());
		soon(() -> assertThat(plainFiles()).isEmpty());
		Stream.of(this.anna, this.bao).forEach(this.agents::signOut);
	}

	private static List<Path> plainFiles() throws IOException {
		Path folder = asterisk().sounds().resolve("recording");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	@Test
	void holdAndMuteAreKnownToTheServer() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		this.desk.hold(this.anna, reservation(contact));
		caller.awaitQuiet(Duration.ofMillis(200), Duration.ofSeconds(10));
		caller.awaitSound();
		this.desk.muted(this.anna, reservation(contact), true);
		assertThat(picture(contact)).satisfies((talk) -> {
			assertThat(talk.held()).isTrue();
			assertThat(talk.muted()).isTrue();
		});
		this.desk.resume(this.anna, reservation(contact));
		soon(() -> assertThat(picture(contact).held()).isFalse());
		assertHears(this.first, caller);
		caller.hangUp();
	}

	@Test
	void oneTouchBringsThePoliceWithTheFactsAndTheCitizenStaysWhenTheAgentIsGone() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		SippTelephone police = asterisk().callee((phone) -> {
		});
		this.desk.emergency(this.anna, reservation(contact), "110");
		police.awaitRinging();
		String number = this.jdbc.sql("select number from contact where id = :id")
			.param("id", contact.value())
			.query(String.class)
			.single();
		assertThat(police.shownCaller()).contains(number);
		assertThat(caller.heardEnergy(Duration.ofMillis(800))).as("no music").isLessThan(50);
		police.answer();
		soon(() -> assertThat(picture(contact).parties()).singleElement()
			.satisfies((party) -> assertThat(party.talking()).isTrue()));
		assertThat(picture(contact).parties().getFirst().facts()).contains(number).contains(CITIZEN);
		assertThat(this.jdbc.sql("select reason from audit_log where action = 'emergency.called' and subject = :number")
			.param("number", number)
			.query(String.class)
			.list()).containsExactly("110");
		this.first.hangUp();
		soon(() -> assertThat(stateOf(contact)).isEqualTo("WRAPPING"));
		assertHears(caller, police);
		assertHears(police, caller);
		police.hangUp();
		caller.awaitHungUp();
	}

	/** Both have looked before either had stored that it calls. */
	@Test
	void twoTouchesAtOnceCallThePoliceOnce() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		SippTelephone police = asterisk().callee((phone) -> {
		});
		this.desk.emergency(this.anna, reservation(contact), "110");
		this.callees.emergency(this.work.own(this.anna, reservation(contact)), POLICE);
		police.awaitRinging().answer();
		soon(() -> assertThat(picture(contact).parties()).singleElement()
			.satisfies((party) -> assertThat(party.talking()).isTrue()));
		assertThat(parties(contact)).isEmpty();
		assertThat(this.jdbc.sql("select count(*) from outbound_call where ground = 'EMERGENCY' and number = '110'")
			.query(Integer.class)
			.single()).isPositive();
		police.hangUp();
		soon(() -> assertThat(parties(contact)).containsExactly("HUNG_UP"));
		caller.hangUp();
	}

	@Test
	void aTouchCallsThePoliceAgainWhoLeftWhileNobodyListened() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		gone(contact);
		SippTelephone police = asterisk().callee((phone) -> {
		});
		this.desk.emergency(this.anna, reservation(contact), "110");
		police.awaitRinging().answer();
		soon(() -> assertThat(picture(contact).parties()).singleElement()
			.satisfies((party) -> assertThat(party.talking()).isTrue()));
		assertThat(parties(contact)).containsExactly("lost");
		caller.hangUp();
		police.hangUp();
	}

	@Test
	void anEmergencyServiceThatLeftWhileNobodyListenedIsNotInTheTalkForEver() {
		ContactId contact = ContactId.random();
		gone(contact);
		this.events.reconcile();
		assertThat(parties(contact)).containsExactly("lost");
	}

	private void gone(ContactId contact) {
		this.jdbc.sql("""
				insert into talk_party (id, contact, asked_by, purpose, kind, target, number, asked_at, answered_at)
				values (gen_random_uuid(), :contact, :agent, 'EMERGENCY', 'EMERGENCY', '110', '110',
					now() - interval '5 minutes', now() - interval '4 minutes')""")
			.param("contact", contact.value())
			.param("agent", this.anna.value())
			.update();
	}

	/** Nothing was offered by the server; the reconciler finds the talk. */
	@Test
	void aTalkThatTheDialplanConnectedHasAllThatBelongsToATalk() {
		this.agents.pause(this.anna, PauseReason.BREAK);
		SippCaller caller = calls();
		soon(() -> assertThat(asterisk().citizens()).singleElement().asString().contains("!waiting!"));
		String channel = asterisk().citizens().getFirst().split("!", 2)[0];
		asterisk().asterisk().run("dialplan set chanvar " + channel + " YHT_DANGER yes");
		asterisk().asterisk().run("dialplan set global YHT_PATIENCE -4");
		try {
			this.first.awaitRinging().answer();
		}
		finally {
			asterisk().asterisk().run("dialplan set global YHT_PATIENCE 20");
		}
		soon(() -> assertThat(
				this.jdbc.sql("select contact from reservation where state = 'ACCEPTED'").query(UUID.class).list())
			.hasSize(1));
		ContactId contact = new ContactId(
				this.jdbc.sql("select contact from reservation where state = 'ACCEPTED'").query(UUID.class).single());
		soon(() -> assertThat(this.screen.of(contact, this.anna)).isPresent());
		soon(() -> assertThat(picture(contact).recording()).isEqualTo(RecordingDesk.State.RECORDING));
		this.desk.hold(this.anna, reservation(contact));
		soon(() -> assertThat(picture(contact).held()).isTrue());
		caller.awaitSound();
		SippTelephone police = asterisk().callee((phone) -> {
		});
		this.desk.emergency(this.anna, reservation(contact), "110");
		police.awaitRinging().answer();
		soon(() -> assertThat(picture(contact).parties()).singleElement()
			.satisfies((party) -> assertThat(party.talking()).isTrue()));
		assertHears(caller, police);
		police.hangUp();
		caller.hangUp();
	}

	@Test
	void refusesAServiceThatIsNotOnTheList() {
		ContactId contact = talk(calls());
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> this.desk.emergency(this.anna, reservation(contact), "900"));
	}

	@Test
	void aColleagueIsAskedAndTakesTheCallOver() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		readyToo(this.bao);
		this.desk.consult(this.anna, reservation(contact), colleague(this.bao));
		this.second.awaitRinging().answer();
		soon(() -> assertThat(picture(contact).parties()).singleElement()
			.satisfies((party) -> assertThat(party.talking()).isTrue()));
		assertThat(picture(contact).held()).isTrue();
		assertHears(this.first, this.second);
		this.desk.conference(this.anna, reservation(contact));
		assertHears(caller, this.second);
		this.desk.complete(this.anna, reservation(contact));
		this.first.awaitHungUp();
		soon(() -> assertThat(agentOf(contact)).isEqualTo(this.bao.value()));
		assertHears(caller, this.second);
		assertThat(contacts(contact)).isEqualTo(1);
		this.second.hangUp();
		soon(() -> assertThat(stateOf(contact)).isEqualTo("WRAPPING"));
		caller.awaitHungUp();
	}

	@Test
	void aColleagueWhoIsAskedIsOfferedNothingElseAndIsFreeAfterwards() {
		ContactId contact = talk(calls());
		readyToo(this.bao);
		this.desk.consult(this.anna, reservation(contact), colleague(this.bao));
		this.second.awaitRinging().refuse();
		soon(() -> assertThat(picture(contact).held()).isFalse());
		soon(() -> assertThat(workOf(this.bao, contact)).isEqualTo("COMPLETED"));
		assertThat(stateOf(contact)).isEqualTo("ACCEPTED");
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.desk.complete(this.anna, reservation(contact)));
	}

	@Test
	void aColleagueWhoLeftWhileNobodyListenedIsFreeAndTheCitizenIsWithTheAgentAgain() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		readyToo(this.bao);
		this.callees.prepare(this.work.own(this.anna, reservation(contact)), colleague(this.bao),
				Party.Purpose.CONSULT);
		this.desk.hold(this.anna, reservation(contact));
		this.events.reconcile();
		assertThat(parties(contact)).as("who may still ring").isEmpty();
		longAgo(contact);
		this.events.reconcile();
		assertThat(parties(contact)).containsExactly("lost");
		assertThat(workOf(this.bao, contact)).isEqualTo("COMPLETED");
		soon(() -> assertThat(picture(contact).held()).isFalse());
		assertHears(this.first, caller);
		caller.hangUp();
	}

	@Test
	void aColleagueWhoWasNeverRungIsFree() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		readyToo(this.bao);
		this.work.consult(this.work.own(this.anna, reservation(contact)), this.bao, UUID.randomUUID());
		longAgo(contact);
		this.events.reconcile();
		assertThat(workOf(this.bao, contact)).isEqualTo("COMPLETED");
		assertThat(stateOf(contact)).isEqualTo("ACCEPTED");
		caller.hangUp();
	}

	private void longAgo(ContactId contact) {
		this.jdbc
			.sql("""
					with asked as (update talk_party set asked_at = asked_at - interval '5 minutes' where contact = :contact)
					update reservation set offered_at = offered_at - interval '5 minutes' where contact = :contact""")
			.param("contact", contact.value())
			.update();
	}

	private String workOf(StaffId agent, ContactId contact) {
		return this.jdbc.sql("select state from reservation where agent = :agent and contact = :contact")
			.param("agent", agent.value())
			.param("contact", contact.value())
			.query(String.class)
			.single();
	}

	@Test
	void aTransferThatIsNotAnsweredComesBackToTheWaitingRoomWithTheFirstJoinTime() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		Object joined = this.jdbc.sql("select joined_at from queue_entry where contact = :contact")
			.param("contact", contact.value())
			.query(Timestamp.class)
			.single();
		this.agents.pause(this.anna, PauseReason.BREAK);
		readyToo(this.bao);
		this.desk.transfer(this.anna, reservation(contact), colleague(this.bao));
		this.first.awaitHungUp();
		this.second.awaitRinging().awaitHungUp();
		soon(() -> assertThat(entry(contact)).isEqualTo("WAITING present"));
		assertThat(this.jdbc.sql("select joined_at from queue_entry where contact = :contact")
			.param("contact", contact.value())
			.query(Timestamp.class)
			.single()).isEqualTo(joined);
		caller.hangUp();
	}

	@Test
	void aTransferToTheQueueGoesBeforeAllOthers() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		this.agents.pause(this.anna, PauseReason.BREAK);
		this.desk.transfer(this.anna, reservation(contact), new TalkTarget(TalkTarget.Kind.QUEUE, ""));
		this.first.awaitHungUp();
		soon(() -> assertThat(entry(contact)).isEqualTo("WAITING present"));
		readyToo(this.bao);
		this.second.awaitRinging().answer();
		soon(() -> assertThat(agentOf(contact)).isEqualTo(this.bao.value()));
		assertHears(caller, this.second);
		caller.hangUp();
	}

	@Test
	void aTransferToASkillGroupIsForItsAgentsAlone() {
		this.skills.set(this.bao, Map.of(Skill.group("heating"), 1), Optional.empty());
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> this.desk.transfer(this.anna, reservation(contact), group("water")))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("no-such-target"));
		this.desk.transfer(this.anna, reservation(contact), group("heating"));
		this.first.awaitHungUp();
		soon(() -> assertThat(entry(contact)).isEqualTo("WAITING present"));
		assertThat(this.groups.all()).singleElement().isEqualTo(new Groups.Group(Skill.group("heating"), 0, 0));
		readyToo(this.bao);
		this.second.awaitRinging().answer();
		soon(() -> assertThat(agentOf(contact)).isEqualTo(this.bao.value()));
		assertThat(this.groups.all()).singleElement().isEqualTo(new Groups.Group(Skill.group("heating"), 1, 1));
		assertHears(caller, this.second);
		caller.hangUp();
		this.skills.set(this.bao, Map.of(), Optional.empty());
	}

	private static TalkTarget group(String name) {
		return new TalkTarget(TalkTarget.Kind.GROUP, name);
	}

	@Test
	void aDepartmentThatDoesNotAnswerGivesTheCitizenBackAndItsNumberHasACap() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		TalkTarget unit = new TalkTarget(TalkTarget.Kind.DIRECTORY, "M08");
		asterisk().callee((phone) -> phone.awaitRinging().refuse());
		this.desk.consult(this.anna, reservation(contact), unit);
		soon(() -> assertThat(parties(contact)).containsExactly("BUSY"));
		soon(() -> assertThat(picture(contact).held()).isFalse());
		this.agents.pause(this.anna, PauseReason.BREAK);
		this.desk.transfer(this.anna, reservation(contact), unit);
		this.first.awaitHungUp();
		soon(() -> assertThat(entry(contact)).isEqualTo("WAITING present"));
		this.agents.ready(this.anna);
		this.first.awaitRinging().answer();
		soon(() -> assertThat(stateOf(contact)).isEqualTo("ACCEPTED"));
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> this.desk.consult(this.anna, reservation(contact), unit))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("too-many-outside-calls"));
		assertThatExceptionOfType(Refusal.class)
			.isThrownBy(() -> this.desk.consult(this.anna, reservation(contact),
					new TalkTarget(TalkTarget.Kind.DIRECTORY, "13800000000")))
			.satisfies((refusal) -> assertThat(refusal.code()).isEqualTo("no-such-target"));
		caller.hangUp();
	}

	@Test
	void theCallIsRecordedInStereoEncryptedAndPausedByItself() throws IOException {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		soon(() -> assertThat(picture(contact).recording()).isEqualTo(RecordingDesk.State.RECORDING));
		assertHears(caller, this.first, SPEECH);
		this.desk.pauseRecording(this.anna, reservation(contact));
		assertThat(picture(contact).recording()).isEqualTo(RecordingDesk.State.PAUSED);
		soon(() -> assertThat(picture(contact).recording()).isEqualTo(RecordingDesk.State.RECORDING));
		assertHears(this.first, caller);
		caller.hangUp();
		Map<String, Object> row = Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> recording(contact), Optional::isPresent)
			.orElseThrow();
		soon(() -> assertThat(plainFiles()).isEmpty());
		byte[] stored = Files.readAllBytes(STORE.resolve(String.valueOf(row.get("file"))));
		assertThat(new String(stored, 0, 200, StandardCharsets.ISO_8859_1)).doesNotContain("RIFF");
		assertThat((Integer) row.get("seconds")).isBetween(4, 120);
		assertThat(new ByteArrayInputStream(stored).available()).isGreaterThan(100_000);
	}

	@Test
	void aRecordingIsHeardByASupervisorWithAReasonOnly() throws IOException {
		ContactId contact = ContactId.random();
		leftByACrash(contact);
		soon(() -> assertThat(recording(contact)).isPresent());
		soon(() -> assertThat(plainFiles()).isEmpty());
		MockMvcTester http = MockMvcTester.from(this.context,
				(builder) -> builder.apply(SecurityMockMvcConfigurers.springSecurity()).build());
		String id = this.jdbc.sql("select id::text from recording where contact = :contact")
			.param("contact", contact.value())
			.query(String.class)
			.single();
		assertThat(listen(http, id, Role.AGENT, "复查")).hasStatus(403);
		assertThat(listen(http, id, Role.SUPERVISOR, " ")).hasStatus(400);
		assertThat(audited(contact)).isEmpty();
		MvcTestResult heard = listen(http, id, Role.SUPERVISOR, "投诉复查");
		assertThat(heard).hasStatusOk().hasContentType("audio/wav");
		byte[] wave = heard.getResponse().getContentAsByteArray();
		assertThat(wave).hasSize(44 + 2 * 32_000);
		assertThat(wave[44]).isEqualTo((byte) 7);
		assertThat(wave[46]).isEqualTo((byte) 9);
		assertThat(audited(contact)).containsExactly("投诉复查");
	}

	private static void leftByACrash(ContactId contact) throws IOException {
		Path folder = asterisk().sounds().resolve("recording");
		for (Map.Entry<String, Integer> side : Map.of("r", 7, "t", 9).entrySet()) {
			byte[] audio = new byte[32_000];
			Arrays.fill(audio, side.getValue().byteValue());
			Files.write(folder.resolve(contact + "-" + side.getKey() + ".sln"), audio);
		}
	}

	private static MvcTestResult listen(MockMvcTester http, String recording, Role role, String reason) {
		StaffMember member = new StaffMember(new StaffId(1), "somebody", "某人", role, Optional.empty(),
				Optional.empty());
		return http.post()
			.uri("/api/recordings/" + recording + "/listen")
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.with(SecurityMockMvcRequestPostProcessors.authentication(
					new TestingAuthenticationToken(new StaffPrincipal(member, null), "", "ROLE_" + role.name())))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"reason\":\"" + reason + "\"}")
			.exchange(Duration.ofSeconds(10));
	}

	private List<String> audited(ContactId contact) {
		return this.jdbc.sql("select reason from audit_log where action = 'recording.listened' and subject = :contact")
			.param("contact", contact.toString())
			.query(String.class)
			.list();
	}

	@Test
	void whatTheCitizenSaysIsWrittenDownWhileTheAgentTalks() {
		SippCaller caller = calls();
		ContactId contact = talk(caller);
		caller.say(SPEECH);
		caller.awaitSaid();
		soon(() -> assertThat(picture(contact).lines()).isNotEmpty());
		this.desk.transcribed(this.anna, reservation(contact), false);
		soon(() -> assertThat(asterisk().asterisk().run("core show channels concise")).doesNotContain("AudioSocket"));
		assertThat(picture(contact).transcribed()).isFalse();
		caller.hangUp();
	}

	private Optional<Map<String, Object>> recording(ContactId contact) {
		return this.jdbc.sql("select file, seconds from recording where contact = :contact")
			.param("contact", contact.value())
			.query()
			.listOfRows()
			.stream()
			.findFirst();
	}

	private SippCaller calls() {
		return asterisk().call("12345", CITIZEN);
	}

	/** The only call there is rings at the first agent, who answers. */
	private ContactId talk(SippCaller caller) {
		this.first.awaitRinging().answer();
		ContactId contact = new ContactId(this.first.contact().orElseThrow());
		soon(() -> assertThat(stateOf(contact)).isEqualTo("ACCEPTED"));
		soon(() -> assertThat(this.screen.of(contact, this.anna)).isPresent());
		caller.awaitQuiet(Duration.ofMillis(800), Duration.ofSeconds(10));
		return contact;
	}

	private void readyToo(StaffId agent) {
		this.agents.signIn(agent);
		this.agents.ready(agent);
	}

	private static TalkTarget colleague(StaffId agent) {
		return new TalkTarget(TalkTarget.Kind.COLLEAGUE, String.valueOf(agent.value()));
	}

	private TalkScreen.Picture picture(ContactId contact) {
		return this.screen.of(contact, this.anna).orElseThrow();
	}

	private UUID reservation(ContactId contact) {
		return this.jdbc.sql("select id from reservation where contact = :contact and state = 'ACCEPTED'")
			.param("contact", contact.value())
			.query(UUID.class)
			.single();
	}

	private String stateOf(ContactId contact) {
		return this.jdbc.sql("""
				select state from reservation where contact = :contact and state in ('PENDING', 'ACCEPTED', 'WRAPPING')
				""").param("contact", contact.value()).query(String.class).optional().orElse("");
	}

	private long agentOf(ContactId contact) {
		return this.jdbc
			.sql("select agent from reservation where contact = :contact and state in ('ACCEPTED', 'WRAPPING')")
			.param("contact", contact.value())
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	private String entry(ContactId contact) {
		return this.jdbc.sql("""
				select state || case when present then ' present' else '' end from queue_entry where contact = :contact
				""").param("contact", contact.value()).query(String.class).single();
	}

	private List<String> parties(ContactId contact) {
		return this.jdbc.sql("select reason from talk_party where contact = :contact and ended_at is not null")
			.param("contact", contact.value())
			.query(String.class)
			.list();
	}

	private int contacts(ContactId contact) {
		return this.jdbc.sql("select count(*) from queue_entry where contact = :contact")
			.param("contact", contact.value())
			.query(Integer.class)
			.single();
	}

	private static void assertHears(SippPhone speaker, SippPhone hearer) {
		assertHears(speaker, hearer, WORD);
	}

	private static void assertHears(SippPhone speaker, SippPhone hearer, Path what) {
		hearer.heard().forget();
		speaker.say(what);
		hearer.awaitSound();
		speaker.awaitSaid();
	}

	private static void soon(ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(25)).untilAsserted(condition);
	}

	private static final class Shared {

		static final AsteriskPart ASTERISK = AsteriskPart.start(Map.of("YIHAOTONG_RING_SECONDS", "3"));

	}

	/** Every call goes to an agent at once. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Flow {

		@Bean
		@Primary
		CallHandler straightToAnAgent(IntakeDesk intake, Clock clock) {
			return (call) -> {
				intake.callArrived(call.contact(), call.caller(), new LineNumber("12345"), clock.instant());
				intake.callToQueue(call.contact());
				call.sendToWaiting();
			};
		}

	}

}
