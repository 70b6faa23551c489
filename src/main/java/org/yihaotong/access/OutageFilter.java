package org.yihaotong.access;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

import org.yihaotong.platform.Problems;

/**
 * Answers while the database is away. It stands before the sessions, which are in that
 * database too: neither they nor the usual pages for errors could answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutageFilter extends OncePerRequestFilter {

	private static final Logger logger = LoggerFactory.getLogger(OutageFilter.class);

	private static final String RETRY_SECONDS = "5";

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="zh">
			<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
			<title>12345</title><link rel="stylesheet" href="/portal/portal.css"></head>
			<body><main class="wide">
			<h1>%s</h1><p class="lead">%s</p>
			<section lang="en"><h2>%s</h2><p>%s</p></section>
			</main></body>
			</html>
			""";

	private final MessageSource messages;

	OutageFilter(MessageSource messages) {
		this.messages = messages;
	}

	/** An error page is made with a session as well. */
	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted() || !isOutage(ex)) {
				throw ex;
			}
			logger.warn("{} {} could not be answered: {}", request.getMethod(), request.getRequestURI(),
					ex.getMessage());
			answer(request, response);
		}
	}

	private static boolean isOutage(Throwable thrown) {
		return Stream.iterate(thrown, (cause) -> cause != null, Throwable::getCause)
			.limit(10)
			.anyMatch((cause) -> cause instanceof CannotCreateTransactionException
					|| cause instanceof TransactionSystemException
					|| cause instanceof DataAccessResourceFailureException
					|| cause instanceof RecoverableDataAccessException
					|| cause instanceof TransientDataAccessException);
	}

	private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.reset();
		response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
		response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setCharacterEncoding("UTF-8");
		if (request.getRequestURI().startsWith("/api/")) {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getWriter()
				.write(JsonMapper.shared()
					.writeValueAsString(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "away",
							text("error.away.text", request.getLocale()))));
			return;
		}
		response.setContentType(MediaType.TEXT_HTML_VALUE);
		response.getWriter()
			.write(PAGE.formatted(html("error.away.title", Locale.CHINA), html("error.away.text", Locale.CHINA),
					html("error.away.title", Locale.ENGLISH), html("error.away.text", Locale.ENGLISH)));
	}

	private String html(String code, Locale locale) {
		return HtmlUtils.htmlEscape(text(code, locale));
	}

	private String text(String code, Locale locale) {
		return this.messages.getMessage(code, null, locale);
	}

}
