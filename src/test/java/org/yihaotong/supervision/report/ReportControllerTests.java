package org.yihaotong.supervision.report;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.yihaotong.access.Role;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

@RealParts
@SpringBootTest
class ReportControllerTests {

	private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	private MockMvcTester http;

	@BeforeEach
	void browser() {
		this.http = MockMvcTester.from(this.context,
				(builder) -> builder.apply(SecurityMockMvcConfigurers.springSecurity()).build());
	}

	private MvcTestResult get(String query, Role role) {
		return this.http.get()
			.uri("/api/reports?" + query)
			.locale(Locale.CHINA)
			.with(SecurityMockMvcRequestPostProcessors.user("somebody").roles(role.name()))
			.exchange();
	}

	private void logged(Instant at, String what, String line, int waitedSeconds) {
		this.jdbc.sql("""
				insert into event_log (at, what, contact, channel, line, since)
				values (:at, :what, :contact, 'VOICE', :line, :since)""")
			.param("at", Timestamp.from(at))
			.param("what", what)
			.param("contact", UUID.randomUUID())
			.param("line", line)
			.param("since", Timestamp.from(at.minusSeconds(waitedSeconds)))
			.update();
	}

	private static Instant day(int day, int hour) {
		return LocalDateTime.of(2026, 2, day, hour, 0).atZone(CITY).toInstant();
	}

	@Test
	void onlySupervisorsGetReports() {
		assertThat(get("from=2026-02-01&to=2026-02-01", Role.AGENT)).hasStatus(403);
		assertThat(get("from=2026-02-01&to=2026-02-01", Role.DEPARTMENT)).hasStatus(403);
		assertThat(get("from=2026-02-01&to=2026-02-01", Role.SUPERVISOR)).hasStatusOk();
	}

	@Test
	void tellsEveryDayAndNoRateOfADayWithoutCalls() {
		logged(day(3, 10), "ANSWERED", "12345", 10);
		logged(day(3, 11), "ANSWERED", "12345", 18);
		logged(day(3, 12), "ABANDONED", "12345", 30);
		logged(day(3, 13), "ABANDONED", "12345", 2);
		MvcTestResult answer = get("from=2026-02-02&to=2026-02-03&bucket=DAY&channel=VOICE", Role.SUPERVISOR);
		assertThat(answer).bodyJson().extractingPath("$.rows.length()").isEqualTo(2);
		assertThat(answer).bodyJson().extractingPath("$.rows[0].start").isEqualTo("2026-02-02T00:00:00+08:00");
		assertThat(answer).bodyJson().extractingPath("$.rows[0].rates.serviceLevel").isNull();
		assertThat(answer).bodyJson().extractingPath("$.rows[0].figures.answered").isEqualTo(0);
		assertThat(answer).bodyJson().extractingPath("$.rows[0].figures.waitLongestMillis").isNull();
		assertThat(answer).bodyJson().extractingPath("$.rows[1].rates.serviceLevel").isEqualTo(2.0 / 3);
		assertThat(answer).bodyJson().extractingPath("$.rows[1].rates.soonRate").isEqualTo(0.5);
		assertThat(answer).bodyJson().extractingPath("$.rows[1].rates.connectionRate").isEqualTo(0.5);
		assertThat(answer).bodyJson().extractingPath("$.rows[1].rates.averageAnswerMillis").isEqualTo(14000.0);
		assertThat(answer).bodyJson().extractingPath("$.total.figures.answered").isEqualTo(2);
	}

	@Test
	void namesTheLines() {
		logged(day(5, 10), "ANSWERED", "12345", 10);
		logged(day(5, 10), "ANSWERED", "0473-2999901", 10);
		MvcTestResult answer = get("from=2026-02-05&to=2026-02-05&bucket=WHOLE&by=LINE", Role.SUPERVISOR);
		assertThat(answer).bodyJson().extractingPath("$.rows[*].keys[0]").asArray().hasSize(2);
		assertThat(answer).bodyJson().extractingPath("$.names.LINE['12345'].zh").asString().isNotBlank();
	}

	@Test
	void namesTheSkillGroupsOfUtilities() {
		logged(day(6, 10), "ANSWERED", "12345", 10);
		this.jdbc
			.sql("insert into event_log (at, what, contact, channel, line, skill_group, since)"
					+ " values (:at, 'ANSWERED', gen_random_uuid(), 'VOICE', '95598', 'u03', :at)")
			.param("at", Timestamp.from(day(6, 11)))
			.update();
		MvcTestResult answer = get("from=2026-02-06&to=2026-02-06&bucket=WHOLE&by=SKILL_GROUP", Role.SUPERVISOR);
		assertThat(answer).bodyJson().extractingPath("$.names.SKILL_GROUP.u03.zh").asString().isNotBlank();
	}

	@Test
	void givesAFileThatSpreadsheetsReadAsItIs() throws Exception {
		logged(day(7, 10), "ANSWERED", "=cmd|'/c calc'!A1", 10);
		MvcTestResult answer = get("from=2026-02-07&to=2026-02-07&bucket=DAY&by=LINE&format=csv", Role.SUPERVISOR);
		assertThat(answer).hasContentType("text/csv;charset=UTF-8");
		assertThat(answer).headers()
			.hasValue("Content-Disposition", "attachment; filename=\"report-2026-02-07-2026-02-07.csv\"");
		String text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
		assertThat(text).startsWith("\uFEFF时段开始,线路,名称,来件").contains("'=cmd|").contains("\r\n合计,");
		assertThat(text.lines().skip(1)).noneMatch((line) -> line.contains(",=cmd"));
	}

	@ParameterizedTest
	@CsvSource({ "from=2026-02-05&to=2026-02-04, report-interval",
			"from=2026-01-01&to=2026-02-01&bucket=HALF_HOUR, report-too-long",
			"from=2000-01-01&to=2026-02-01&bucket=YEAR, report-too-long",
			"from=2026-02-01&to=2026-02-01&by=LINE&by=LINE, report-groups",
			"from=2026-02-01&to=2026-02-01&by=LINE&by=AGENT&by=CHANNEL, report-groups" })
	void refusesWhatWouldBeTooMuch(String query, String code) {
		MvcTestResult answer = get(query, Role.SUPERVISOR);
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("urn:yihaotong:problem:" + code);
	}

	@ParameterizedTest
	@CsvSource({ "from=yesterday&to=2026-02-04", "from=2026-02-04&to=2026-02-04&bucket=FORTNIGHT",
			"from=2026-02-04&to=2026-02-04&by=SHOE_SIZE", "to=2026-02-04" })
	void refusesWhatItDoesNotUnderstand(String query) {
		assertThat(get(query, Role.SUPERVISOR)).hasStatus(400);
	}

	@Test
	void aDayToComeHasNoFiguresYet() {
		assertThat(get("from=2096-02-05&to=2096-02-06&bucket=DAY", Role.SUPERVISOR)).bodyJson()
			.extractingPath("$.rows.length()")
			.isEqualTo(0);
	}

}
