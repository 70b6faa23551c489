package org.yihaotong.local;

import java.util.Map;

/**
 * Tells the server of a mailbox.
 */
final class MailSettings {

	private MailSettings() {
	}

	static Map<String, String> environment(LocalMail mail, String address, String password) {
		String prefix = "YIHAOTONG_INTAKE_MAILBOXES_0_";
		return Map.of(prefix + "HOST", "127.0.0.1", prefix + "PORT", String.valueOf(mail.imapPort()),
				prefix + "ADDRESS", address, prefix + "USERNAME", address, prefix + "PASSWORD", password,
				prefix + "SMTPHOST", "127.0.0.1", prefix + "SMTPPORT", String.valueOf(mail.smtpPort()),
				prefix + "SECURITY", "NONE");
	}

}
