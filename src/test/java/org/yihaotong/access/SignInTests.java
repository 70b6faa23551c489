package org.yihaotong.access;

import java.util.List;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.yihaotong.platform.StaffId;
import org.yihaotong.testing.RealParts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@RealParts
@AutoConfigureMockMvc
@ApplicationModuleTest
class SignInTests {

	private static final String PASSWORD = "open-sesame-1";

	@Autowired
	private MockMvcTester http;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private StaffDirectory directory;

	@Autowired
	private AuditLog audit;

	@Test
	void signsInWithACookieThatScriptsCannotRead() {
		MvcTestResult answer = signIn("agent1", PASSWORD, "10.0.0.1");
		assertThat(answer).hasStatusOk();
		assertThat(answer).bodyJson().extractingPath("$.username").isEqualTo("agent1");
		assertThat(answer).bodyJson().extractingPath("$.role").isEqualTo("AGENT");
		assertThat(answer).bodyJson().extractingPath("$.seat").isEqualTo("1001");
		String cookie = String.join(" ", answer.getResponse().getHeaders("Set-Cookie"));
		assertThat(cookie).containsPattern("YHT_SESSION=[^ ]+; Path=/; HttpOnly; SameSite=Lax")
			.containsPattern("XSRF-TOKEN=[0-9a-f-]{36}");
	}

	@Test
	void aClerkBelongsToOneDepartment() {
		MvcTestResult answer = signIn("dept-m11", PASSWORD, "10.0.0.2");
		assertThat(answer).bodyJson().extractingPath("$.department").isEqualTo("M11");
		assertThat(answer).bodyJson().extractingPath("$.departmentName").isEqualTo("市水务局");
	}

	@Test
	void tellsNothingAboutWhichOfNameAndPasswordIsWrong() {
		MvcTestResult wrongPassword = signIn("agent1", "no", "10.0.0.3");
		MvcTestResult wrongName = signIn("nobody", PASSWORD, "10.0.0.3");
		assertThat(wrongPassword).hasStatus(401).bodyText().isEqualTo(text(wrongName));
		assertThat(wrongPassword).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(wrongPassword).bodyJson().extractingPath("$.type").isEqualTo("urn:yihaotong:problem:sign-in-failed");
	}

	@Test
	void wrongPasswordsFromOneAddressDoNotLockTheOthersOut() {
		for (int i = 0; i < 8; i++) {
			assertThat(signIn("agent2", "no", "10.0.0.4")).hasStatus(401);
		}
		assertThat(signIn("agent2", PASSWORD, "10.0.0.4")).hasStatus(429);
		assertThat(signIn("agent2", PASSWORD, "10.0.0.5")).hasStatusOk();
	}

	@Test
	void changesTheSessionIdAtSignIn() {
		Cookie before = session(signIn("agent1", PASSWORD, "10.0.0.6"));
		Cookie token = csrf();
		MvcTestResult again = this.http.post()
			.uri("/api/session")
			.cookie(before, token)
			.header("X-XSRF-TOKEN", token.getValue())
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"username\":\"agent2\",\"password\":\"" + PASSWORD + "\"}")
			.exchange();
		assertThat(session(again).getValue()).isNotEqualTo(before.getValue());
		assertThat(this.http.get().uri("/api/session").cookie(before).exchange()).hasStatus(401);
	}

	@Test
	void refusesAForgedRequest() {
		MvcTestResult answer = this.http.post()
			.uri("/api/session")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"username\":\"agent1\",\"password\":\"" + PASSWORD + "\"}")
			.exchange();
		assertThat(answer.getResponse().getStatus()).isIn(401, 403);
		Cookie session = session(signIn("agent1", PASSWORD, "10.0.0.7"));
		assertThat(this.http.post().uri("/api/agent/anything").cookie(session).exchange()).hasStatus(403);
	}

	@Test
	void signsOut() {
		Cookie session = session(signIn("agent1", PASSWORD, "10.0.0.8"));
		Cookie token = csrf();
		MvcTestResult out = this.http.delete()
			.uri("/api/session")
			.cookie(session, token)
			.header("X-XSRF-TOKEN", token.getValue())
			.exchange();
		assertThat(out).hasStatus(204);
		assertThat(this.http.get().uri("/api/session").cookie(session).exchange()).hasStatus(401);
	}

	@Test
	void keepsNoPasswordInTheSession() {
		signIn("admin", PASSWORD, "10.0.0.9");
		String hash = this.jdbc.sql("select password_hash from staff_account where username = 'admin'")
			.query(String.class)
			.single();
		assertThat(hash).startsWith("{bcrypt}");
		assertThat(this.jdbc.sql("""
				select count(*) from spring_session_attributes
				where position(convert_to(?, 'UTF8') in attribute_bytes) > 0
				""").param(hash).query(Integer.class).single()).isZero();
	}

	@Test
	void recordsEverySignInForGood() {
		StaffMember admin = this.directory.withRole(Role.ADMINISTRATOR).getFirst();
		this.audit.record(admin.id(), "phone.revealed", "X1", "call back");
		assertThat(this.jdbc.sql("select reason from audit_log where subject = 'X1'").query(String.class).list())
			.isEqualTo(List.of("call back"));
		assertThatThrownBy(() -> this.jdbc.sql("delete from audit_log").update())
			.isInstanceOf(DataAccessException.class);
		assertThatThrownBy(() -> this.jdbc.sql("update audit_log set reason = ''").update())
			.isInstanceOf(DataAccessException.class);
	}

	@Test
	void findsStaff() {
		StaffMember agent = this.directory.withRole(Role.AGENT).getFirst();
		assertThat(agent.seat()).hasValueSatisfying((seat) -> assertThat(seat.value()).isEqualTo("1001"));
		assertThat(this.directory.find(agent.id())).contains(agent);
		assertThat(this.directory.find(new StaffId(999_999))).isEmpty();
	}

	private MvcTestResult signIn(String username, String password, String address) {
		return SignIns.signIn(this.http, csrf(), username, password, address);
	}

	private Cookie csrf() {
		return SignIns.csrf(this.http);
	}

	private static Cookie session(MvcTestResult answer) {
		return SignIns.session(answer);
	}

	private static String text(MvcTestResult answer) {
		return SignIns.text(answer);
	}

}
