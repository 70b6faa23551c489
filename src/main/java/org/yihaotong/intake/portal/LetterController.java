package org.yihaotong.intake.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.WebUtils;
import org.yihaotong.intake.app.CitizenDesk;
import org.yihaotong.intake.app.CitizenLimits;
import org.yihaotong.intake.app.Submission;
import org.yihaotong.intake.app.SubmissionRefused;

/**
 * The home page and the letter box.
 */
@Controller
class LetterController {

	private final CitizenDesk desk;

	private final CitizenLimits limits;

	LetterController(CitizenDesk desk, CitizenLimits limits) {
		this.desk = desk;
		this.limits = limits;
	}

	@GetMapping("/")
	String home() {
		return "portal/home";
	}

	@GetMapping("/letter")
	String letter(Model model) {
		return form(model, LetterForm.empty(UUID.randomUUID().toString()), Map.of());
	}

	@PostMapping("/letter")
	String send(LetterForm typed, Model model, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes redirect) {
		this.limits.send(request.getRemoteAddr());
		LetterForm form = complete(typed);
		try {
			redirect.addAttribute("number",
					this.desk.submit(form.submission(Photographs.read(photographs(request)))).number());
			return "redirect:/letter/sent";
		}
		catch (SubmissionRefused ex) {
			return again(model, form, ex.errors(), response);
		}
		catch (Photographs.NoPhotograph ex) {
			return again(model, form, Map.of("photo", ex.key()), response);
		}
	}

	/** A form that is sent without the means to attach anything has no photographs. */
	private static List<MultipartFile> photographs(HttpServletRequest request) {
		MultipartHttpServletRequest parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
		return (parts != null) ? parts.getFiles("photo") : List.of();
	}

	@GetMapping("/letter/sent")
	String sent(@RequestParam(defaultValue = "") String number, Model model) {
		if (!number.matches("[A-Z][0-9]{8}-[0-9]{5,10}")) {
			return "redirect:/letter";
		}
		model.addAttribute("number", number);
		return "portal/sent";
	}

	private static String again(Model model, LetterForm form, Map<String, String> errors,
			HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
		return form(model, form, errors);
	}

	private static String form(Model model, LetterForm form, Map<String, String> errors) {
		model.addAttribute("form", form);
		model.addAttribute("errors", errors);
		model.addAttribute("mostText", Submission.MAX_TEXT);
		return "portal/letter";
	}

	/** A field that somebody left out of the request is empty. */
	@SuppressWarnings("NullAway")
	private static LetterForm complete(LetterForm typed) {
		return new LetterForm(filled(typed.key()), filled(typed.text()), filled(typed.place()),
				filled(typed.citizenName()), filled(typed.phone()), filled(typed.mail()), filled(typed.category()));
	}

	private static String filled(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
