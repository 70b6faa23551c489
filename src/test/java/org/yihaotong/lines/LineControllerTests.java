package org.yihaotong.lines;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.yihaotong.access.Role;
import org.yihaotong.access.StaffDirectory;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.testing.RealParts;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RealParts
@Import(LineParts.class)
@ApplicationModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
class LineControllerTests {

	private static final String GREETING = "{\"greeting\":\"您好，这里是12319。\"}";

	@Autowired
	private WebApplicationContext context;

	private MockMvcTester http;

	@Autowired
	private StaffDirectory staff;

	@Autowired
	private LineDirectory lines;

	@Autowired
	private LinePolicy policy;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper mapper;

	@BeforeEach
	void setClock() {
		this.http = MockMvcTester.from(this.context,
				(builder) -> builder.apply(SecurityMockMvcConfigurers.springSecurity()).build());
		LineParts.turnTo(LineParts.START);
	}

	@Test
	void listsWhatEachNumberDoesNowWithTodaysContacts() {
		LineParts.TODAY.put(new LineNumber("12369"), new LineFigures.Contacts(7, 5, 1, 2, 3));
		MvcTestResult answer = get("/api/lines", Role.AGENT);
		assertThat(answer).hasStatusOk();
		assertThat(answer).bodyJson().extractingPath("$.length()").isEqualTo(39);
		assertThat(answer).bodyJson()
			.extractingPath("$[?(@.number=='12369')].today.calls")
			.asArray()
			.containsExactly(7);
		assertThat(answer).bodyJson()
			.extractingPath("$[?(@.number=='12369')].now.outcome.kind")
			.asArray()
			.containsExactly("RING_HERE");
		assertThat(answer).bodyJson()
			.extractingPath("$[?(@.number=='0473-2999922')].now.outcome.group")
			.asArray()
			.containsExactly("u01");
		assertThat(answer).bodyJson()
			.extractingPath("$[?(@.number=='95598')].now.outcome.centre")
			.asArray()
			.containsExactly("95598");
	}

	@ParameterizedTest
	@CsvSource({ "AGENT,GET,/api/lines,200", "SUPERVISOR,GET,/api/lines/12345,200",
			"ADMINISTRATOR,GET,/api/lines/12345/changes,200", "DEPARTMENT,GET,/api/lines,403",
			"AGENT,PUT,/api/lines/12345,403", "SUPERVISOR,PUT,/api/lines/12345,403",
			"SUPERVISOR,PUT,/api/lines/95598/plan,403", "AGENT,POST,/api/lines/announcements,403",
			"AGENT,DELETE,/api/lines/announcements/1,403", "SUPERVISOR,GET,/api/lines/99999,404",
			"SUPERVISOR,GET,/api/lines/nonsense,404" })
	void eachRoleMayDoItsPart(Role role, String method, String address, int status) {
		assertThat(send(HttpMethod.valueOf(method), address, role, "\"1\"", "{}")).hasStatus(status);
	}

	@Test
	void anAdministratorChangesGreetingAndHoursAndEveryChangeIsRecorded() {
		String before = text(get("/api/lines/12393", Role.ADMINISTRATOR));
		RulesForm rules = new RulesForm(hours("08:30-12:00", "14:30-18:00"), null, null, merged("CALL_BACK"), null,
				null, null);
		String body = this.mapper.writeValueAsString(new LineDesk.Settings(" 您好，医保热线。 ", rules));
		MvcTestResult answer = put("/api/lines/12393", version(before), body);
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.greeting").isEqualTo("您好，医保热线。");
		assertThat(answer.getResponse().getHeader("ETag")).isEqualTo("\"" + (versionNumber(before) + 1) + "\"");
		assertThat(this.lines.dialled("12393").greeting()).isEqualTo("您好，医保热线。");
		assertThat(outcome("12393", LineSamples.tuesday("13:00"))).isEqualTo(new LineOutcome.CallBackOffer());
		assertThat(outcome("12393", LineSamples.tuesday("15:00"))).isInstanceOf(LineOutcome.RingHere.class);
		MvcTestResult changes = get("/api/lines/12393/changes", Role.SUPERVISOR);
		assertThat(changes).bodyJson().extractingPath("$[0].by").isEqualTo("系统管理员");
		assertThat(changes).bodyJson().extractingPath("$[0].before.greeting").asString().startsWith("您好，12393");
		assertThat(changes).bodyJson().extractingPath("$[0].after.rules.merged.afterHours").isEqualTo("CALL_BACK");
		assertThat(audited("line.changed", "12393")).containsExactly("greeting, rules");
		assertThatThrownBy(() -> this.jdbc.sql("delete from line_change").update())
			.isInstanceOf(DataAccessException.class);
	}

	@Test
	void whoEditedAnOlderVersionIsToldSo() {
		String version = version(text(get("/api/lines/12319", Role.ADMINISTRATOR)));
		assertThat(put("/api/lines/12319", version, GREETING)).hasStatusOk();
		MvcTestResult late = put("/api/lines/12319", version, "{\"greeting\":\"另一句\"}");
		assertThat(late).hasStatus(409).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(late).bodyJson().extractingPath("$.type").isEqualTo("urn:yihaotong:problem:line-changed");
		assertThat(late).bodyJson().extractingPath("$.detail").asString().contains("刚刚被别人改过");
		assertThat(this.lines.dialled("12319").greeting()).isEqualTo("您好，这里是12319。");
		assertThat(put("/api/lines/12319", "", GREETING)).hasStatus(428);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"greeting":" "}                                                                  | line-greeting
					{"greeting":"a\\nb"}                                                               | line-greeting
					{"greeting":"a","rules":{}}                                                       | line-part
					{"greeting":"a","rules":{"hours":{"week":{"MONDAY":["8-12"]}}}}                   | line-hours
					{"greeting":"a","rules":{"hours":{"week":{"MONDAY":["22:00-06:00"]}}}}            | line-hours
					{"greeting":"a","rules":{"hours":{"week":{"MONDAY":["08:00-12:00","11:00-13:00"]}}}} | line-hours-overlap
					{"greeting":"a","rules":{"hours":{"specialDays":[{"day":"2027-02-30"}]}}}         | line-special-day
					{"greeting":"a","rules":{"hours":{},"otherCentre":{"number":"12a","hours":{}}}}   | line-other-number
					{"greeting":"a","rules":{"hours":{},"duty":{"entry":"04732600001"}}}              | line-duty-entry
					{"greeting":"a","rules":{"hours":{},"duty":{"entry":"M08","ringSeconds":61}}}     | line-ring
					{"greeting":"a","rules":{"hours":{},"dual":{"first":"HERE","overflow":{"action":"VOICEMAIL","longestQueue":1,"longestWaitSeconds":1},"afterHours":"VOICEMAIL"}}} | line-rule
					{"greeting":"a","rules":{"hours":{},"dual":{"first":"HERE","overflow":{"action":"WAIT","longestQueue":-1,"longestWaitSeconds":1},"afterHours":"VOICEMAIL"}}} | line-limit
					""")
	void saysWhatIsWrong(String body, String problem) {
		String version = version(text(get("/api/lines/10086", Role.ADMINISTRATOR)));
		MvcTestResult answer = put("/api/lines/10086", version, body);
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:yihaotong:problem:" + problem);
	}

	@Test
	void aRuleThatNamesTheOtherCentreNeedsItsNumber() {
		String before = text(get("/api/lines/10010", Role.ADMINISTRATOR));
		LineResponse.Detail detail = this.mapper.readValue(before, LineResponse.Detail.class);
		RulesForm rules = detail.rules();
		RulesForm without = new RulesForm(rules.hours(), null, null, null, rules.dual(), rules.stripped(),
				rules.stationed());
		MvcTestResult answer = put("/api/lines/10010", version(before),
				this.mapper.writeValueAsString(new LineDesk.Settings("您好", without)));
		assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.type").asString().endsWith("line-other-centre");
	}

	@Test
	void theDutyTelephoneIsAnEntryOfTheDirectory() {
		assertThat(put("/api/lines/12348", version(detail()), duty("null"))).hasStatus(422)
			.bodyJson()
			.extractingPath("$.type")
			.asString()
			.endsWith("line-duty");
		assertThat(put("/api/lines/12348", version(detail()), duty("{\"entry\":\"Z99\"}"))).hasStatus(422)
			.bodyJson()
			.extractingPath("$.type")
			.asString()
			.endsWith("line-duty-entry");
		MvcTestResult answer = put("/api/lines/12348", version(detail()), duty("{\"entry\":\"M08\"}"));
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.rules.duty.ringSeconds").isEqualTo(25);
		assertThat(outcome("12348", LineSamples.tuesday("13:00")))
			.isEqualTo(new LineOutcome.RingDuty(new DepartmentCode("M08"), Duration.ofSeconds(25)));
		MvcTestResult simulated = get("/api/lines/12348/simulation?at=2026-12-01T05:00:00Z", Role.SUPERVISOR);
		assertThat(simulated).bodyJson().extractingPath("$.decision.outcome.duty").isEqualTo("M08");
		assertThat(simulated).bodyJson().extractingPath("$.decision.outcome.unanswered.kind").isEqualTo("VOICEMAIL");
	}

	private String detail() {
		return text(get("/api/lines/12348", Role.ADMINISTRATOR));
	}

	private static String duty(String entry) {
		return """
				{"greeting":"您好","rules":{"hours":{"week":{"TUESDAY":["08:30-12:00"]}},"duty":%s,"merged":{"afterHours":"DUTY",
				"overflow":{"action":"WAIT","longestQueue":1,"longestWaitSeconds":1}}}}"""
			.formatted(entry);
	}

	@Test
	void aPlanGoesForthAndBackByTheClockAlone() {
		String version = version(text(get("/api/lines/10000", Role.ADMINISTRATOR)));
		MvcTestResult planned = put("/api/lines/10000/plan", version, """
				{"cutOvers":[{"at":"2026-12-02T00:00:00Z","stage":"STRIPPED"},
				{"at":"2026-12-03T00:00:00Z","stage":"STATIONED"},{"at":"2026-12-04T00:00:00Z","stage":"DUAL"}]}""");
		assertThat(planned).hasStatusOk().bodyJson().extractingPath("$.plan.cutOvers.length()").isEqualTo(3);
		assertThat(stages("10000", "2026-12-01T23:59:59Z", "2026-12-02T00:00:00Z", "2026-12-03T12:00:00Z",
				"2026-12-05T00:00:00Z"))
			.containsExactly(Stage.DUAL, Stage.STRIPPED, Stage.STATIONED, Stage.DUAL);
		assertThat(audited("line.planned", "10000")).hasSize(1);
		LineParts.turnTo(LineSamples.instant("2026-12-02T12:00:00+08:00"));
		String now = text(get("/api/lines/10000", Role.ADMINISTRATOR));
		MvcTestResult rewritten = put("/api/lines/10000/plan", version(now), """
				{"cutOvers":[{"at":"2026-12-02T00:00:00Z","stage":"DUAL"}]}""");
		assertThat(rewritten).hasStatus(422).bodyJson().extractingPath("$.type").asString().endsWith("cut-over-past");
		MvcTestResult cancelled = put("/api/lines/10000/plan", version(now), "{\"cutOvers\":[]}");
		assertThat(cancelled).hasStatusOk().bodyJson().extractingPath("$.plan.cutOvers.length()").isEqualTo(1);
		assertThat(stages("10000", "2026-12-09T00:00:00Z")).containsExactly(Stage.STRIPPED);
		assertThat(this.lines.dialled("10000").stage()).contains(Stage.STRIPPED);
	}

	@Test
	void aLineIsPutBackAtOnce() {
		String version = version(text(get("/api/lines/11183", Role.ADMINISTRATOR)));
		assertThat(this.lines.dialled("11183").stage()).contains(Stage.STRIPPED);
		assertThat(put("/api/lines/11183/plan", version, "{\"cutOvers\":[{\"stage\":\"DUAL\"}]}")).hasStatusOk();
		assertThat(this.lines.dialled("11183").stage()).contains(Stage.DUAL);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					95598 | {"cutOvers":[{"at":"2026-11-01T00:00:00Z","stage":"STRIPPED"}]} | line-cut-over-past
					95598 | {"cutOvers":[{"at":"2036-12-01T00:00:00Z","stage":"STRIPPED"}]} | line-cut-over-far
					95598 | {"cutOvers":[{"at":"2026-12-09T00:00:00Z","stage":"DUAL"}]}     | line-cut-over-same
					95598 | {"cutOvers":[{"at":"2026-12-09T00:00:00Z","stage":"STRIPPED"},{"at":"2026-12-09T00:00:00Z","stage":"DUAL"}]} | line-cut-over-twice
					95598 | {"cutOvers":[{"at":"2026-12-09T00:00:00Z"}]}                    | line-stage
					12369 | {"cutOvers":[{"at":"2026-12-09T00:00:00Z","stage":"STRIPPED"}]} | line-without-stages
					""")
	void saysWhatIsWrongWithAPlan(String number, String body, String problem) {
		String version = version(text(get("/api/lines/" + number, Role.ADMINISTRATOR)));
		MvcTestResult answer = put("/api/lines/" + number + "/plan", version, body);
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:yihaotong:problem:" + problem);
	}

	@Test
	void simulatesATimeAndASituation() {
		MvcTestResult quiet = get("/api/lines/0473-2999921/simulation?at=2026-12-25T03:00:00Z", Role.SUPERVISOR);
		assertThat(quiet).bodyJson().extractingPath("$.decision.outcome.group").isEqualTo("u02");
		assertThat(quiet).bodyJson().extractingPath("$.decision.stage").isEqualTo("STATIONED");
		MvcTestResult busy = get("/api/lines/0473-2999921/simulation?at=2026-12-25T03:00:00Z&waiting=6",
				Role.SUPERVISOR);
		assertThat(busy).bodyJson().extractingPath("$.decision.reason").isEqualTo("OVERFLOW");
		assertThat(busy).bodyJson().extractingPath("$.decision.outcome.group").isNull();
		assertThat(get("/api/lines/12345/simulation?waiting=-1", Role.SUPERVISOR)).hasStatus(422);
		assertThat(get("/api/lines/12345/simulation?at=tomorrow", Role.SUPERVISOR)).hasStatus(400);
	}

	private LineOutcome outcome(String number, Instant at) {
		return this.policy.at(new LineNumber(number), at, Situation.QUIET).outcome();
	}

	private List<Stage> stages(String number, String... times) {
		return List.of(times)
			.stream()
			.map((time) -> this.policy.at(new LineNumber(number), Instant.parse(time), Situation.QUIET)
				.stage()
				.orElseThrow())
			.toList();
	}

	private List<String> audited(String action, String subject) {
		return this.jdbc.sql("select reason from audit_log where action = ? and subject = ?")
			.params(action, subject)
			.query(String.class)
			.list();
	}

	private MvcTestResult get(String address, Role role) {
		return send(HttpMethod.GET, address, role, "", "");
	}

	private MvcTestResult put(String address, String version, String body) {
		return send(HttpMethod.PUT, address, Role.ADMINISTRATOR, version, body);
	}

	private MvcTestResult send(HttpMethod method, String address, Role role, String version, String body) {
		var request = this.http.method(method)
			.uri(address)
			.with(LineParts.as(this.staff, role))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(body);
		return (version.isEmpty() ? request : request.header("If-Match", version)).exchange();
	}

	private String version(String detail) {
		return "\"" + versionNumber(detail) + "\"";
	}

	private long versionNumber(String detail) {
		return this.mapper.readTree(detail).get("version").asLong();
	}

	private static HoursForm hours(String... spans) {
		return new HoursForm(Map.of(DayOfWeek.TUESDAY, List.of(spans)), OpeningHours.Holidays.CLOSED, null);
	}

	private static RulesForm.RuleForm merged(String afterHours) {
		return new RulesForm.RuleForm(null, null, null, null,
				new RulesForm.OverflowForm(LineRules.Overflow.Action.WAIT, 0, 0),
				LineRules.AfterHours.valueOf(afterHours));
	}

	private static String text(MvcTestResult answer) {
		assertThat(answer).hasStatusOk();
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
