package org.yihaotong.intake.app;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses bodies that are too large before anything of them is read, and those that do
 * not say how large they are.
 */
@Component
class BodyLimit extends OncePerRequestFilter {

	/** The longest text in UTF-8 with all its characters escaped, and as much again. */
	private static final long MOST_BYTES = 128 * 1024L;

	private final HandlerExceptionResolver handlerExceptionResolver;

	BodyLimit(HandlerExceptionResolver handlerExceptionResolver) {
		this.handlerExceptionResolver = handlerExceptionResolver;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().startsWith("/api/app/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long length = request.getContentLengthLong();
		boolean unknown = length < 0 && HttpMethod.POST.matches(request.getMethod());
		if (unknown || length > MOST_BYTES) {
			this.handlerExceptionResolver.resolveException(request, response, null, AppRefused.tooLarge());
			return;
		}
		chain.doFilter(request, response);
	}

}
