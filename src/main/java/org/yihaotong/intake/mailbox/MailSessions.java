package org.yihaotong.intake.mailbox;

import java.time.Duration;
import java.util.Properties;

import jakarta.mail.Session;

/**
 * Settings of the connections. Every wait has a limit, and a certificate must be for the
 * host.
 */
final class MailSessions {

	private MailSessions() {
	}

	static Session incoming(MailProperties.Mailbox mailbox, Duration timeout, Duration idle) {
		// Longer than the IDLE, which is silent as long as nobody writes.
		return session("imap", mailbox.host(), mailbox.port(), mailbox, timeout, idle.plus(timeout));
	}

	static Session outgoing(MailProperties.Mailbox mailbox, Duration timeout) {
		return session("smtp", mailbox.outgoingHost(), mailbox.smtpport(), mailbox, timeout, timeout);
	}

	private static Session session(String protocol, String host, int port, MailProperties.Mailbox mailbox,
			Duration connect, Duration read) {
		Properties properties = new Properties();
		String base = "mail." + protocol + ".";
		properties.put("mail.store.protocol", "imap");
		properties.put("mail.transport.protocol", "smtp");
		properties.put(base + "host", host);
		properties.put(base + "port", String.valueOf(port));
		properties.put(base + "auth", "true");
		properties.put(base + "connectiontimeout", String.valueOf(connect.toMillis()));
		properties.put(base + "timeout", String.valueOf(read.toMillis()));
		properties.put(base + "writetimeout", String.valueOf(connect.toMillis()));
		properties.put(base + "ssl.enable", String.valueOf(mailbox.security() == MailProperties.Security.TLS));
		properties.put(base + "starttls.enable",
				String.valueOf(mailbox.security() == MailProperties.Security.STARTTLS));
		properties.put(base + "starttls.required",
				String.valueOf(mailbox.security() == MailProperties.Security.STARTTLS));
		properties.put(base + "ssl.checkserveridentity", "true");
		// A broken letter is still a letter.
		properties.put("mail.mime.address.strict", "false");
		properties.put("mail.mime.decodetext.strict", "false");
		properties.put("mail.mime.multipart.allowempty", "true");
		return Session.getInstance(properties);
	}

}
