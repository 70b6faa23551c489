package org.yihaotong.classification;

import java.util.List;

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
		assertThat(this.mvc.get().uri("/api/models").with(role("ADMINISTRATOR"))).bodyJson().isStrictlyEqualTo("""
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
