package org.yihaotong.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Binds a person to the session, under a new session id and a new CSRF token so that
 * nothing that was known before sign-in is of use afterwards.
 */
@Component
class SessionOpener {

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	private final ChangeSessionIdAuthenticationStrategy newSessionId = new ChangeSessionIdAuthenticationStrategy();

	private final CsrfAuthenticationStrategy newToken;

	SessionOpener(CsrfTokenRepository tokens) {
		this.newToken = new CsrfAuthenticationStrategy(tokens);
		// Reading the token writes its cookie: the console needs it for its next request.
		this.newToken.setRequestHandler(
				(request, response, token) -> request.setAttribute(CsrfToken.class.getName(), token.get()));
	}

	void open(Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
		this.newSessionId.onAuthentication(authentication, request, response);
		this.newToken.onAuthentication(authentication, request, response);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		this.contexts.saveContext(context, request, response);
	}

}
