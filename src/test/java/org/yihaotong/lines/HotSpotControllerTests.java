package org.yihaotong.lines;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
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
import org.yihaotong.platform.LineNumber;
import org.yihaotong.testing.RealParts;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@RealParts
@Import(LineParts.class)
@ApplicationModuleTest(BootstrapMode.DIRECT_DEPENDENCIES)
class HotSpotControllerTests {

	private static final String WATER = "人民路供水主管正在抢修，预计今天18点恢复。";

	private static final LineNumber WATER_LINE = new LineNumber("0473-2999921");

	@Autowired
	private WebApplicationContext context;

	private MockMvcTester http;

	@Autowired
	private StaffDirectory staff;

	@Autowired
	private LinePolicy policy;

	@Autowired
	private CachedLineDirectory directory;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JsonMapper mapper;

	@BeforeEach
	void quiet() {
		this.http = MockMvcTester.from(this.context,
				(builder) -> builder.apply(SecurityMockMvcConfigurers.springSecurity()).build());
		LineParts.turnTo(LineParts.START);
		this.jdbc.sql("delete from line_announcement").update();
		this.directory.refresh();
	}

	@Test
	void callersHearItFromNowUntilItsEnd() {
		long id = id(on(WATER_LINE.value(), WATER, Duration.ofHours(8), null));
		assertThat(heard(WATER_LINE)).containsExactly(WATER);
		assertThat(heard(LineDirectory.MAIN)).isEmpty();
		LineParts.turnTo(LineParts.START.plus(Duration.ofHours(8)));
		assertThat(heard(WATER_LINE)).isEmpty();
		assertThat(send(HttpMethod.DELETE, "/" + id, "")).hasStatus(409);
	}

	@Test
	void theOneForEveryLineComesFirst() {
		on(WATER_LINE.value(), WATER, Duration.ofHours(1), null);
		on(null, "今天大雪，来电较多。", Duration.ofHours(1), null);
		assertThat(heard(WATER_LINE)).containsExactly("今天大雪，来电较多。", WATER);
		assertThat(heard(LineDirectory.MAIN)).containsExactly("今天大雪，来电较多。");
	}

	@Test
	void nobodyReplacesWhatTheyHaveNotSeen() {
		long first = id(on(null, "第一条", Duration.ofHours(1), null));
		MvcTestResult unseen = on(null, "第二条", Duration.ofHours(1), null);
		assertThat(unseen).hasStatus(409).bodyJson().extractingPath("$.type").asString().endsWith("announcement-on");
		assertThat(on(null, "第二条", Duration.ofHours(1), first)).hasStatus(201);
		assertThat(heard(LineDirectory.MAIN)).containsExactly("第二条");
	}

	@Test
	void isSwitchedOffAndItsHistoryStays() {
		long id = id(on(null, WATER, Duration.ofHours(2), null));
		LineParts.turnTo(LineParts.START.plus(Duration.ofMinutes(5)));
		assertThat(send(HttpMethod.DELETE, "/" + id, "")).hasStatus(204);
		assertThat(heard(LineDirectory.MAIN)).isEmpty();
		MvcTestResult history = send(HttpMethod.GET, "", "");
		assertThat(history).bodyJson().extractingPath("$[0].text").isEqualTo(WATER);
		assertThat(history).bodyJson().extractingPath("$[0].on").isEqualTo(false);
		assertThat(history).bodyJson().extractingPath("$[0].endedBy").isEqualTo("赵班长");
		assertThat(this.jdbc.sql("select action from audit_log where reason = ? order by id desc limit 2")
			.param(WATER)
			.query(String.class)
			.list()).containsExactly("announcement.off", "announcement.on");
		assertThat(send(HttpMethod.DELETE, "/" + id, "")).hasStatus(409);
		assertThat(send(HttpMethod.DELETE, "/999999", "")).hasStatus(404);
	}

	@ParameterizedTest
	@CsvSource({ "' ',60,announcement-text", "a,0,announcement-until", "a,-5,announcement-until",
			"a,1441,announcement-until", "a,1440,''" })
	void endsWithinADayAndSaysSomething(String text, int minutes, String problem) {
		MvcTestResult answer = on(null, text, Duration.ofMinutes(minutes), null);
		if (problem.isEmpty()) {
			assertThat(answer).hasStatus(201);
			return;
		}
		assertThat(answer).hasStatus(422).bodyJson().extractingPath("$.type").asString().endsWith(problem);
	}

	@Test
	void hasAtMost300CharactersAndAKnownLine() {
		assertThat(on(null, "水".repeat(300), Duration.ofHours(1), null)).hasStatus(201);
		assertThat(on("12345", "水".repeat(301), Duration.ofHours(1), null)).hasStatus(422);
		assertThat(on("99999", WATER, Duration.ofHours(1), null)).hasStatus(404);
	}

	private List<String> heard(LineNumber line) {
		return this.policy.announcements(line).stream().map(HotSpot::text).toList();
	}

	private MvcTestResult on(@Nullable String line, String text, Duration length, @Nullable Long replaces) {
		return send(HttpMethod.POST, "", this.mapper
			.writeValueAsString(new HotSpotDesk.Wanted(line, text, LineParts.now().plus(length), replaces)));
	}

	private long id(MvcTestResult answer) {
		assertThat(answer).hasStatus(201);
		return this.mapper.readTree(answer.getResponse().getContentAsByteArray()).get("id").asLong();
	}

	private MvcTestResult send(HttpMethod method, String path, String body) {
		return this.http.method(method)
			.uri("/api/lines/announcements" + path)
			.with(LineParts.as(this.staff, Role.SUPERVISOR))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

}
