package org.yihaotong.classification;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;

@RealParts
@ApplicationModuleTest(extraIncludes = { "platform", "access" })
class ModelControllerTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private LiveClassifier live;

	@Autowired
	private WebApplicationContext context;

	private MockMvcTester mvc;

	@BeforeEach
	void oneModel() {
		this.jdbc.sql("truncate model_choice, model_change, shadow_answer, label").update();
		this.jdbc.sql("delete from trained_model").update();
		this.jdbc.sql("""
				insert into trained_model (version, trained_at, labels, figures, files)
				values ('1-abc', '2026-11-01T08:00:00Z', 12, '{"held_texts": {"top1_new": 0.9}}', '')
				""").update();
		this.mvc = MockMvcTester.from(this.context,
				(builder) -> builder.apply(SecurityMockMvcConfigurers.springSecurity()).build());
	}

	@Test
	void anAdministratorChoosesAndGoesBackInOneStep() {
		assertThat(this.mvc.get().uri("/api/models").with(role("ADMINISTRATOR"))).bodyJson().isLenientlyEqualTo("""
				{"active": "built", "previous": "built", "shadow": null, "models": [{"version": "1-abc",
				 "trainedAt": "2026-11-01T08:00:00Z", "labels": 12, "figures": {"held_texts": {"top1_new": 0.9}},
				 "shadowAnswers": 0, "shadowSame": 0}]}
				""");
		assertThat(post("/api/models/1-abc/activate", "ADMINISTRATOR")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.active")
			.isEqualTo("1-abc");
		assertThat(post("/api/models/back", "ADMINISTRATOR")).bodyJson().extractingPath("$.active").isEqualTo("built");
		assertThat(this.jdbc.sql("select by_name || ' ' || action || ' ' || version from model_change order by id")
			.query(String.class)
			.list()).isEqualTo(List.of("person activate 1-abc", "person activate built"));
	}

	@Test
	void tellsHowFarTheCityHasDrifted() {
		double doubtful = this.meters.counter("yihaotong.classification.answers", "decision", "DOUBTFUL").count();
		this.meters.counter("yihaotong.classification.answers", "decision", "DOUBTFUL").increment(3);
		label("AGENT", "0901", Duration.ofDays(2));
		label("AGENT", "1904", Duration.ofDays(3));
		label("AGENT", "1904", Duration.ofDays(20));
		this.jdbc.sql("update trained_model set trained_at = :at")
			.param("at", Timestamp.from(Instant.now().minus(Duration.ofHours(60))))
			.update();
		assertThat(this.mvc.get().uri("/api/models").with(role("ADMINISTRATOR"))).bodyJson().isLenientlyEqualTo("""
				{"drift": {"answers": {"DOUBTFUL": %d}, "labels": 2, "corrected": 1, "waiting": 1}}
				""".formatted((long) doubtful + 3));
	}

	@Test
	void showsTheCardOfTheModelThatCameWithTheServer() {
		assertThat(this.mvc.get().uri("/api/models/built/card").with(role("ADMINISTRATOR"))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.markdown")
			.asString()
			.startsWith("# Model " + this.live.builtVersion());
		assertThat(this.mvc.get().uri("/api/models/1-abc/card").with(role("ADMINISTRATOR"))).hasStatus(404);
	}

	private void label(String source, String truth, Duration ago) {
		this.jdbc.sql("""
				insert into label (contact, source, text, predicted, truth, at)
				values (:contact, :source, '家里没水了', '0901', :truth, :at)
				""")
			.param("contact", UUID.randomUUID())
			.param("source", source)
			.param("truth", truth)
			.param("at", Timestamp.from(Instant.now().minus(ago)))
			.update();
	}

	@Test
	void namesTheModelsThatThereAre() {
		assertThat(post("/api/models/1-nowhere/activate", "ADMINISTRATOR")).hasStatus(404)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("没有模型 1-nowhere；现有：built, 1-abc。");
	}

	@Test
	void othersMayNot() {
		assertThat(this.mvc.get().uri("/api/models").with(role("SUPERVISOR"))).hasStatus(403);
		assertThat(post("/api/models/back", "AGENT")).hasStatus(403);
	}

	private org.springframework.test.web.servlet.assertj.MvcTestResult post(String uri, String role) {
		return this.mvc.post()
			.uri(uri)
			.locale(java.util.Locale.CHINA)
			.with(role(role))
			.with(SecurityMockMvcRequestPostProcessors.csrf())
			.exchange();
	}

	private static RequestPostProcessor role(String role) {
		return SecurityMockMvcRequestPostProcessors
			.authentication(new TestingAuthenticationToken("person", "", "ROLE_" + role));
	}

}
