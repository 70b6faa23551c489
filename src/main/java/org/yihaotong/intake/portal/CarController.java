package org.yihaotong.intake.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.yihaotong.intake.NewContact;
import org.yihaotong.intake.app.CitizenLimits;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;

/**
 * Car moving by page: the owner is called, the page tells what came of it.
 */
@Controller
class CarController {

	private static final int LONGEST_KEY = 64;

	private final CarRequests requests;

	private final CitizenLimits limits;

	CarController(CarRequests requests, CitizenLimits limits) {
		this.requests = requests;
		this.limits = limits;
	}

	@GetMapping("/car")
	String car(Model model) {
		return form(model, UUID.randomUUID().toString(), "", "", "", Map.of());
	}

	@PostMapping("/car")
	String ask(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String plate,
			@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String phone, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		this.limits.send(request.getRemoteAddr());
		Optional<PlateNumber> vehicle = PlateNumber.parse(plate);
		Optional<PhoneNumber> citizen = PhoneNumber.parse(phone);
		Map<String, String> errors = new LinkedHashMap<>();
		if (vehicle.isEmpty()) {
			errors.put("plate", "error.plate");
		}
		if (citizen.isEmpty()) {
			errors.put("phone", phone.isBlank() ? "error.phone.empty" : "error.phone.wrong");
		}
		if (place.strip().length() > NewContact.MAX_LINE) {
			errors.put("place", "error.place.long");
		}
		if (vehicle.isEmpty() || citizen.isEmpty() || !errors.isEmpty()) {
			response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
			return form(model, key, plate, place, phone, errors);
		}
		String once = (key.length() > LONGEST_KEY) ? key.substring(0, LONGEST_KEY) : key;
		return "redirect:/car/" + this.requests.ask(once, vehicle.get(), place.strip(), citizen.get());
	}

	@GetMapping("/car/{contact}")
	String outcome(@PathVariable String contact, Model model, HttpServletRequest request) {
		this.limits.look(request.getRemoteAddr());
		CarRequests.Result result = id(contact).flatMap(this.requests::find)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("result", result);
		model.addAttribute("refresh", result.state() == CarRequests.State.CALLING);
		return "portal/car-outcome";
	}

	private static Optional<ContactId> id(String text) {
		try {
			return Optional.of(ContactId.of(text));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	private static String form(Model model, String key, String plate, String place, String phone,
			Map<String, String> errors) {
		model.addAttribute("key", key);
		model.addAttribute("plate", plate);
		model.addAttribute("place", place);
		model.addAttribute("phone", phone);
		model.addAttribute("errors", errors);
		return "portal/car";
	}

}
