package org.yihaotong.local.demo;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Citizens who call, write and send messages; who sent a message looks for the answer and
 * rates it.
 */
final class SimulatedCitizens {

	private static final List<String> NUMBERS = List.of("12345", "12345", "12345", "12315", "12333", "12369");

	private static final Duration PATIENCE = Duration.ofSeconds(150);

	private static final int LOOKS = 60;

	private final DemoTexts texts;

	private final Api api;

	private final Optional<Telephones> telephones;

	private final Optional<Postman> postman;

	private final RandomGenerator random;

	private final Pace pace;

	SimulatedCitizens(DemoTexts texts, Api api, Optional<Telephones> telephones, Optional<Postman> postman,
			RandomGenerator random, Pace pace) {
		this.texts = texts;
		this.api = api;
		this.telephones = telephones;
		this.postman = postman;
		this.random = random;
		this.pace = pace;
	}

	/**
	 * Makes one approach over a channel taken by lot: half of them call.
	 */
	void approach() throws IOException, InterruptedException {
		int lot = this.random.nextInt(4);
		DemoTexts.Citizen citizen = this.texts.citizen();
		if (lot < 2 && this.telephones.isPresent()) {
			String number = NUMBERS.get(this.random.nextInt(NUMBERS.size()));
			this.telephones.get().call(citizen.phone(), number, PATIENCE);
		}
		else if (lot == 2 && this.postman.isPresent()) {
			this.postman.get().deliver(citizen, this.texts.request());
		}
		else {
			message(citizen, this.texts.request());
		}
	}

	private void message(DemoTexts.Citizen citizen, DemoTexts.Request request)
			throws IOException, InterruptedException {
		Api.Answer receipt = this.api.call("POST", "/api/app/messages", Map.of("citizenName", citizen.name(), "phone",
				citizen.phone(), "text", request.text(), "place", request.place()), "Idempotency-Key",
				UUID.randomUUID().toString());
		if (receipt.good()) {
			rateWhenAnswered(receipt.text("number"), citizen.phone());
		}
	}

	private void rateWhenAnswered(String number, String phone) throws IOException, InterruptedException {
		String path = "/api/app/requests/" + URLEncoder.encode(number, StandardCharsets.UTF_8);
		for (int look = 0; look < LOOKS && this.pace.pause(20, 40); look++) {
			Api.Answer stand = this.api.call("GET", path + "?phone=" + phone, Map.of());
			if (stand.text("stage").equals("REPLIED")) {
				int satisfaction = 3 + this.random.nextInt(3);
				this.api.call("POST", path + "/rating", Map.of("phone", phone, "solved", satisfaction > 3,
						"satisfaction", satisfaction, "comment", ""));
				return;
			}
		}
	}

}
