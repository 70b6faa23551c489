package org.yihaotong.intake.portal;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yihaotong.cases.Rating;
import org.yihaotong.intake.app.AppRefused;
import org.yihaotong.intake.app.CitizenDesk;
import org.yihaotong.intake.app.CitizenLimits;
import org.yihaotong.intake.app.Standing;

/**
 * Where a citizen sees how a request stands, and rates the answer. The phone goes by
 * POST, so that it stands in no address.
 */
@Controller
class FollowController {

	private static final int MAX_COMMENT = 1000;

	private final CitizenDesk desk;

	private final CitizenLimits limits;

	FollowController(CitizenDesk desk, CitizenLimits limits) {
		this.desk = desk;
		this.limits = limits;
	}

	@GetMapping("/follow")
	String ask(@RequestParam(defaultValue = "") String number, Model model) {
		return asking(model, number, "", "");
	}

	@PostMapping("/follow")
	String show(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String phone,
			Model model, HttpServletRequest request, HttpServletResponse response) {
		this.limits.look(request.getRemoteAddr());
		Optional<Standing> standing = this.desk.follow(number, phone);
		if (standing.isEmpty()) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			return asking(model, number, phone, "error.follow");
		}
		return showing(model, standing.get(), phone, "");
	}

	@PostMapping("/follow/rating")
	String rate(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String phone,
			@RequestParam(defaultValue = "") String solved, @RequestParam(defaultValue = "0") int satisfaction,
			@RequestParam(defaultValue = "") String comment, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		this.limits.look(request.getRemoteAddr());
		Optional<Standing> standing = this.desk.follow(number, phone);
		if (standing.isEmpty()) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			return asking(model, number, phone, "error.follow");
		}
		if (solved.isEmpty() || satisfaction < 1 || satisfaction > 5 || comment.strip().length() > MAX_COMMENT) {
			response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
			return showing(model, standing.get(), phone,
					(comment.strip().length() > MAX_COMMENT) ? "error.comment.long" : "error.rating");
		}
		try {
			Rating rating = new Rating("yes".equals(solved), satisfaction, comment.strip());
			return showing(model, this.desk.rate(number, phone, rating), phone, "");
		}
		catch (AppRefused ex) {
			// Rated before, in another tab: show what is stored.
			return showing(model, this.desk.follow(number, phone).orElse(standing.get()), phone, "");
		}
	}

	private static String asking(Model model, String number, String phone, String error) {
		model.addAttribute("number", number);
		model.addAttribute("phone", phone);
		model.addAttribute("error", error);
		return "portal/follow";
	}

	private static String showing(Model model, Standing standing, String phone, String error) {
		model.addAttribute("standing", standing);
		model.addAttribute("phone", phone);
		model.addAttribute("error", error);
		return "portal/standing";
	}

}
