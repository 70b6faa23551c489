package org.yihaotong.local.demo;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Clerks of the departments: each case is signed for and answered after a while, unless a
 * person was first.
 */
final class SimulatedDepartments {

	private final URI server;

	private final Map<String, String> passwords;

	private final DemoTexts texts;

	private final Pace pace;

	SimulatedDepartments(URI server, Map<String, String> passwords, DemoTexts texts, Pace pace) {
		this.server = server;
		this.passwords = passwords;
		this.texts = texts;
		this.pace = pace;
	}

	void handle(String caseNumber, String department) throws IOException, InterruptedException {
		String clerk = "dept-" + department.toLowerCase(Locale.ROOT);
		String password = this.passwords.get(clerk);
		if (password == null || !this.pace.pause(20, 60)) {
			return;
		}
		String path = "/api/department/cases/" + caseNumber + "/";
		try (Api api = new Api(this.server)) {
			api.signIn(clerk, password);
			if (api.call("POST", path + "sign", Map.of()).good() && this.pace.pause(30, 90)) {
				api.call("POST", path + "reply", Map.of("answer", this.texts.reply()));
			}
			api.call("DELETE", "/api/session", Map.of());
		}
	}

}
