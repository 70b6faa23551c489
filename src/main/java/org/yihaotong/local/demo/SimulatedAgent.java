package org.yihaotong.local.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import tools.jackson.databind.JsonNode;

/**
 * An agent who takes letters and messages, answers calls and registers cases.
 */
final class SimulatedAgent {

	private static final int LONGEST_TITLE = 40;

	private final Set<String> worked = new HashSet<>();

	private final Api api;

	private final Pace pace;

	private final BiConsumer<String, String> onCase;

	/**
	 * Makes an agent.
	 * @param api signed in as the agent
	 * @param pace the agent's time
	 * @param onCase told of each case: its number and its department
	 */
	SimulatedAgent(Api api, Pace pace, BiConsumer<String, String> onCase) {
		this.api = api;
		this.pace = pace;
		this.onCase = onCase;
	}

	void work() throws IOException, InterruptedException {
		this.api.call("POST", "/api/agent/shift", Map.of());
		while (this.pace.pause(1, 2)) {
			JsonNode state = this.api.call("GET", "/api/agent/state", Map.of()).body();
			if (!state.path("presence").asString("").equals("READY")) {
				this.api.call("PUT", "/api/agent/presence", Map.of("presence", "READY"));
			}
			for (JsonNode reservation : state.path("reservations")) {
				serve(reservation);
			}
		}
	}

	private void serve(JsonNode reservation) throws IOException, InterruptedException {
		String path = "/api/agent/reservations/" + reservation.path("id").asString("") + "/";
		boolean voice = reservation.path("channel").asString("").equals("VOICE");
		switch (reservation.path("state").asString("")) {
			case "PENDING" -> {
				if (!voice && this.pace.pause(2, 6)) {
					this.api.call("POST", path + "accept", Map.of());
				}
			}
			case "ACCEPTED" -> {
				if (this.pace.pause(voice ? 8 : 5, voice ? 25 : 15)) {
					register(reservation.path("contact").asString(""));
					if (voice) {
						this.api.call("POST", path + "hangup", Map.of());
					}
					else {
						this.api.call("POST", path + "complete", Map.of());
					}
				}
			}
			case "WRAPPING" -> {
				if (this.pace.pause(2, 5)) {
					register(reservation.path("contact").asString(""));
					this.api.call("POST", path + "complete", Map.of());
				}
			}
			default -> {
			}
		}
	}

	private void register(String contact) throws IOException, InterruptedException {
		if (!this.worked.add(contact)) {
			return;
		}
		JsonNode view = this.api.call("GET", "/api/contacts/" + contact, Map.of()).body();
		JsonNode category = category(view.path("top").path(0).path("code").asString(""));
		String text = view.path("text").asString("");
		Map<String, String> request = new HashMap<>();
		request.put("contact", contact);
		request.put("category", category.path("code").asString(""));
		request.put("department", category.path("department").asString(""));
		request.put("title", title(view.path("subject").asString(""), text));
		request.put("description", text.isBlank() ? "来电人口头反映，详见通话。" : text);
		request.put("place", view.path("place").asString(""));
		request.put("citizenName", view.path("citizenName").asString(""));
		Api.Answer answer = this.api.call("POST", "/api/cases", request);
		if (answer.good()) {
			this.onCase.accept(answer.text("number"), answer.text("department"));
		}
	}

	private JsonNode category(String likeliest) throws IOException, InterruptedException {
		JsonNode taxonomy = this.api.call("GET", "/api/taxonomy", Map.of()).body();
		JsonNode first = taxonomy.path(0);
		for (JsonNode category : taxonomy) {
			boolean hasDepartment = !category.path("department").asString("").isEmpty();
			if (hasDepartment && category.path("code").asString("").equals(likeliest)) {
				return category;
			}
			if (hasDepartment && first.path("department").asString("").isEmpty()) {
				first = category;
			}
		}
		return first;
	}

	private static String title(String subject, String text) {
		String title = subject.isBlank() ? text : subject;
		return title.isBlank() ? "电话诉求" : title.substring(0, Math.min(LONGEST_TITLE, title.length()));
	}

}
