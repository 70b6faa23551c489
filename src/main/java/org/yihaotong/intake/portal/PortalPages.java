package org.yihaotong.intake.portal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page needs.
 */
@ControllerAdvice(basePackageClasses = PortalPages.class)
class PortalPages {

	private final Clock clock;

	PortalPages(Clock clock) {
		this.clock = clock;
	}

	/** Makes the token's cookie before a long page has begun to be sent. */
	@ModelAttribute
	void token(CsrfToken token) {
		token.getToken();
	}

	@ModelAttribute("english")
	boolean english(Locale locale) {
		return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
	}

	@ModelAttribute("zone")
	ZoneId zone() {
		return this.clock.getZone();
	}

	@ModelAttribute("path")
	String path(HttpServletRequest request) {
		return request.getRequestURI();
	}

}
