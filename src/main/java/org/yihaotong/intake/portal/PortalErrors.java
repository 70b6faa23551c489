package org.yihaotong.intake.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.yihaotong.platform.Refusal;

/**
 * Tells a citizen on a page, not in JSON, what cannot be done.
 */
@ControllerAdvice(basePackageClasses = PortalErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalErrors {

	@ExceptionHandler
	String refused(Refusal refusal, Model model, HttpServletResponse response) {
		return page("refusal." + refusal.code(), refusal.status().value(), model, response);
	}

	@ExceptionHandler
	String tooLarge(MaxUploadSizeExceededException tooLarge, Model model, HttpServletResponse response) {
		return page("error.photo.large", HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, model, response);
	}

	private static String page(String message, int status, Model model, HttpServletResponse response) {
		response.setStatus(status);
		model.addAttribute("message", message);
		return "portal/refused";
	}

}
