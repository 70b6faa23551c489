package org.yihaotong.access;

import java.sql.SQLException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * While the database is away everybody gets an answer that can be read.
 */
class OutageFilterTests {

	private static final CannotGetJdbcConnectionException AWAY = new CannotGetJdbcConnectionException("refused",
			new SQLException("connection refused"));

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void answersProgramsWithAProblemInTheirLanguage() throws Exception {
		answer("/api/agent/state", Locale.ENGLISH, throwing(new CannotCreateTransactionException("no", AWAY)));
		assertThat(this.response.getStatus()).isEqualTo(503);
		assertThat(this.response.getHeader("Retry-After")).isEqualTo("5");
		assertThat(this.response.getContentType()).startsWith("application/problem+json");
		assertThat(this.response.getContentAsString()).contains("\"urn:yihaotong:problem:away\"")
			.contains("may not have been received");
	}

	@Test
	void answersPeopleWithAPageInBothLanguages() throws Exception {
		answer("/letter", Locale.CHINA, throwing(new ServletException(AWAY)));
		assertThat(this.response.getStatus()).isEqualTo(503);
		assertThat(this.response.getContentType()).startsWith("text/html");
		assertThat(this.response.getContentAsString()).contains("系统正在恢复").contains("The system is recovering");
	}

	@Test
	void throwsAwayWhatWasWrittenBefore() throws Exception {
		answer("/letter", Locale.CHINA, (request, response) -> {
			response.getWriter().write("half a page");
			throw AWAY;
		});
		assertThat(this.response.getContentAsString()).doesNotContain("half a page");
	}

	@Test
	void leavesOtherFaultsAlone() {
		DuplicateKeyException fault = new DuplicateKeyException("twice");
		assertThatThrownBy(() -> answer("/letter", Locale.CHINA, throwing(fault))).isSameAs(fault);
	}

	private void answer(String path, Locale locale, FilterChain chain) throws Exception {
		ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();
		messages.setBasename("classpath:messages/messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		request.addPreferredLocale(locale);
		new OutageFilter(messages).doFilter(request, this.response, chain);
	}

	private static FilterChain throwing(Exception thrown) {
		return (request, response) -> {
			if (thrown instanceof ServletException checked) {
				throw checked;
			}
			throw (RuntimeException) thrown;
		};
	}

}
