package org.yihaotong.intake.app;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.CategoryRules;
import org.yihaotong.cases.NewCase;
import org.yihaotong.intake.ContactView;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.StaffId;
import org.yihaotong.testing.RealParts;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@RealParts
@SpringBootTest(properties = { "yihaotong.intake.app.sent=40", "yihaotong.intake.app.looked=60" })
class AppControllerTests {

	private static final String PHONE = "13800002222";

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private BodyLimit bodyLimit;

	@Autowired
	private IntakeDesk intake;

	@Autowired
	private CaseDesk cases;

	@Autowired
	private CategoryRules rules;

	@Autowired
	private JdbcClient jdbc;

	private MockMvcTester mvc;

	/**
	 * Each test is an address of its own, so that the limits of one do not meet another.
	 */
	private final String address = "10.0." + (int) (Math.random() * 250) + "." + (int) (Math.random() * 250);

	@BeforeEach
	void mvc() {
		this.mvc = MockMvcTester.from(this.context,
				(builder) -> builder.addFilters(this.bodyLimit)
					.apply(SecurityMockMvcConfigurers.springSecurity())
					.build());
	}

	@Test
	void aMessageBecomesOneContactHoweverOftenItIsSent() {
		String key = UUID.randomUUID().toString();
		MvcTestResult first = send(key, Map.of("phone", PHONE, "text", "路灯坏了", "place", "人民路"));
		assertThat(first).hasStatus(201);
		MvcTestResult again = send(key, Map.of("phone", PHONE, "text", "路灯坏了", "place", "人民路"));
		assertThat(again).hasStatusOk();
		assertThat(number(again)).isEqualTo(number(first)).matches("M\\d{8}-\\d{5}");
		assertThat(this.jdbc.sql("select count(*) from contact where source_key like '%' || :key")
			.param("key", key)
			.query(Integer.class)
			.single()).isOne();
		assertThat(this.jdbc
			.sql("select state from queue_entry q join contact c on c.id = q.contact where c.number = :number")
			.param("number", number(first))
			.query(String.class)
			.single()).isEqualTo("WAITING");
	}

	@Test
	void theSameKeyOfAnotherCitizenIsAnotherContact() {
		String key = UUID.randomUUID().toString();
		MvcTestResult mine = send(key, Map.of("phone", PHONE, "text", "路灯坏了"));
		MvcTestResult theirs = send(key, Map.of("phone", "13800003333", "text", "路灯坏了"));
		assertThat(theirs).hasStatus(201);
		assertThat(number(theirs)).isNotEqualTo(number(mine));
	}

	@ParameterizedTest
	@CsvSource({ "'', 13800002222, '', text", "停水, '', '', phone", "停水, 123abc, '', phone",
			"停水, 13800002222, 9999, category" })
	void whatIsWrongIsSaidByField(String text, String phone, String category, String field) {
		MvcTestResult answer = send(UUID.randomUUID().toString(),
				Map.of("text", text, "phone", phone, "category", category));
		assertThat(answer).hasStatus(422);
		assertThat(answer).bodyJson().extractingPath("$.errors." + field).asString().isNotBlank();
	}

	@Test
	void refusesABodyThatIsTooLargeOrHasNoKey() {
		assertThat(send(UUID.randomUUID().toString(), Map.of("phone", PHONE, "text", "水".repeat(60_000))))
			.hasStatus(413);
		assertThat(send(UUID.randomUUID().toString(), Map.of("phone", PHONE, "text", "水".repeat(5001)))).hasStatus(422);
		assertThat(send("short", Map.of("phone", PHONE, "text", "停水"))).hasStatus(400);
	}

	@Test
	void keepsEveryCharacterThatCanBeStored() {
		MvcTestResult answer = send(UUID.randomUUID().toString(),
				Map.of("phone", PHONE, "text", "<script>alert(1)</script> 🚰 \u0000 停水", "place", "𠮷林路"));
		assertThat(answer).hasStatus(201);
		ContactView view = this.intake.find(number(answer)).orElseThrow();
		assertThat(view.text()).isEqualTo("<script>alert(1)</script> 🚰  停水");
		assertThat(view.place()).isEqualTo("𠮷林路");
	}

	@Test
	void followsARequestOnlyWithItsPhone() {
		String number = number(send(UUID.randomUUID().toString(), Map.of("phone", PHONE, "text", "停水两天了")));
		assertThat(follow(number, PHONE)).hasStatusOk().bodyJson().extractingPath("$.stage").isEqualTo("RECEIVED");
		MvcTestResult wrongPhone = follow(number, "13900000000");
		MvcTestResult wrongNumber = follow("M20200101-00001", PHONE);
		assertThat(wrongPhone).hasStatus(404);
		assertThat(wrongNumber).hasStatus(404);
		assertThat(body(wrongPhone).replace(number, "M20200101-00001")).isEqualTo(body(wrongNumber));
	}

	@Test
	void theAnswerIsRatedOnceItIsThere() {
		String number = number(send(UUID.randomUUID().toString(), Map.of("phone", PHONE, "text", "停水两天了")));
		CaseView opened = open(number);
		assertThat(rate(number, 5)).hasStatus(409);
		this.cases.signFor(opened.number(), opened.department(), new StaffId(1));
		this.cases.reply(opened.number(), opened.department(), new StaffId(1), "今晚恢复供水");
		assertThat(follow(number, "+86 138 0000 2222")).bodyJson().extractingPath("$.reply").isEqualTo("今晚恢复供水");
		assertThat(rate(number, 9)).hasStatus(422);
		assertThat(rate(number, 4)).hasStatusOk().bodyJson().extractingPath("$.stage").isEqualTo("CLOSED");
		assertThat(rate(number, 1)).hasStatus(409);
		assertThat(follow(opened.number().value(), PHONE)).bodyJson()
			.extractingPath("$.rating.satisfaction")
			.isEqualTo(4);
	}

	@Test
	void oneAddressCannotFloodTheQueueNorSearchForNumbers() {
		for (int i = 0; i < 40; i++) {
			send("flood-key-" + i, Map.of("text", ""));
		}
		assertThat(send("flood-key-x", Map.of("phone", PHONE, "text", "停水"))).hasStatus(429);
		for (int i = 0; i < 60; i++) {
			follow("M20261123-0000" + i, PHONE);
		}
		assertThat(follow("M20261123-00001", PHONE)).hasStatus(429);
	}

	@Test
	void suggestsCategoriesInTheLanguageAskedFor() {
		MvcTestResult answer = this.mvc.post().uri("/api/app/suggestions").with((request) -> {
			request.setRemoteAddr(this.address);
			return request;
		})
			.header("Accept-Language", "en")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"text\":\"小区昨天晚上突然停水，到现在还没有来水\"}")
			.exchange();
		assertThat(answer).hasStatusOk().bodyJson().extractingPath("$.top").asArray().hasSize(3);
		assertThat(answer).bodyJson().extractingPath("$.top[0].name").asString().matches("[\\x20-\\x7e·–’]+");
	}

	private CaseView open(String number) {
		ContactView contact = this.intake.find(number).orElseThrow();
		CategoryCode category = new CategoryCode("0901");
		CategoryRules.CategoryRule rule = this.rules.find(category).orElseThrow();
		return this.cases.open(new NewCase(contact.contact(), contact.channel(), category, new DepartmentCode("M11"),
				"停水", contact.text(), "", "", contact.phone(), rule.priority(), rule.acceptHours(), rule.workingDays()),
				Optional.of(new StaffId(1)));
	}

	private MvcTestResult send(String key, Map<String, String> message) {
		byte[] body = JsonMapper.shared().writeValueAsBytes(message);
		return this.mvc.post().uri("/api/app/messages").with((request) -> {
			request.setRemoteAddr(this.address);
			return request;
		})
			.header("Idempotency-Key", key)
			.header("Content-Length", body.length)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

	private MvcTestResult follow(String number, String phone) {
		return this.mvc.get().uri("/api/app/requests/{number}?phone={phone}", number, phone).with((request) -> {
			request.setRemoteAddr(this.address);
			return request;
		}).exchange();
	}

	private MvcTestResult rate(String number, int satisfaction) {
		return this.mvc.post().uri("/api/app/requests/{number}/rating", number).with((request) -> {
			request.setRemoteAddr(this.address);
			return request;
		})
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"phone\":\"%s\",\"solved\":true,\"satisfaction\":%d}".formatted(PHONE, satisfaction))
			.exchange();
	}

	private static String number(MvcTestResult answer) {
		return JsonMapper.shared().readTree(body(answer)).path("number").asString();
	}

	private static String body(MvcTestResult answer) {
		return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
