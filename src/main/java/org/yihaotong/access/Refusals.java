package org.yihaotong.access;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers requests that are not let through: the API with problem+json as all other
 * refusals, and any other address as if it did not exist.
 */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final HandlerExceptionResolver resolver;

	Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		this.resolver = resolver;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		answer(request, response, AccessRefused.notSignedIn());
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
			throws IOException {
		answer(request, response, AccessRefused.notAllowed());
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, AccessRefused refusal)
			throws IOException {
		String path = request.getRequestURI();
		if (path.startsWith("/api/") || path.startsWith("/ws/")) {
			this.resolver.resolveException(request, response, null, refusal);
		}
		else if ("POST".equals(request.getMethod())) {
			response.sendError(HttpServletResponse.SC_FORBIDDEN);
		}
		else {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
	}

}
