package org.yihaotong.access;

import java.io.UnsupportedEncodingException;
import java.util.Objects;

import jakarta.servlet.http.Cookie;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Signs in as the console does.
 */
final class SignIns {

	static final String PASSWORD = "open-sesame-1";

	private SignIns() {
	}

	static MvcTestResult signIn(MockMvcTester http, Cookie csrf, String username, String password, String address) {
		return http.post().uri("/api/session").cookie(csrf).header("X-XSRF-TOKEN", csrf.getValue()).with((request) -> {
			request.setRemoteAddr(address);
			return request;
		})
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")
			.exchange();
	}

	static Cookie csrf(MockMvcTester http) {
		return Objects.requireNonNull(http.get().uri("/api/session").exchange().getResponse().getCookie("XSRF-TOKEN"));
	}

	static Cookie session(MvcTestResult answer) {
		return Objects.requireNonNull(answer.getResponse().getCookie("YHT_SESSION"));
	}

	static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
