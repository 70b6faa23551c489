package org.yihaotong.platform;

import java.util.Locale;
import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells a refusal to the caller of the API in the caller's language.
 */
@RestControllerAdvice
class RefusalAdvice {

	private final MessageSource messages;

	RefusalAdvice(MessageSource messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	ProblemDetail refused(Refusal refusal, Locale locale) {
		String detail = this.messages.getMessage("refusal." + refusal.code(), refusal.arguments(), refusal.getMessage(),
				locale);
		return Problems.of(refusal.status(), refusal.code(), Objects.toString(detail, ""));
	}

}
