package org.yihaotong.intake.mailbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * Tells letters of people from mail of machines, by the fields of RFC 3834 and those that
 * are common beside it.
 */
final class LetterNature {

	private static final Pattern MACHINES = Pattern
		.compile("(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)(?:[+=-].*)?@.*");

	private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

	private LetterNature() {
	}

	static Letter.Nature of(MimeMessage message, String sender, Set<String> ownAddresses) throws MessagingException {
		String submitted = field(message, "Auto-Submitted");
		if (sender.isEmpty() || ownAddresses.contains(sender) || submitted.startsWith("auto-replied")
				|| isReport(message) || "<>".equals(field(message, "Return-Path"))) {
			return Letter.Nature.ASIDE;
		}
		boolean automatic = !submitted.isEmpty() && !submitted.startsWith("no")
				|| BULK.contains(field(message, "Precedence")) || !field(message, "List-Id").isEmpty()
				|| !field(message, "List-Unsubscribe").isEmpty() || !field(message, "X-Autoreply").isEmpty()
				|| !field(message, "X-Autorespond").isEmpty() || suppressed(message)
				|| MACHINES.matcher(sender).matches();
		return automatic ? Letter.Nature.AUTOMATIC : Letter.Nature.LETTER;
	}

	private static boolean isReport(MimeMessage message) throws MessagingException {
		return message.isMimeType("multipart/report");
	}

	private static boolean suppressed(MimeMessage message) throws MessagingException {
		String wish = field(message, "X-Auto-Response-Suppress");
		return wish.contains("all") || wish.contains("autoreply");
	}

	private static String field(MimeMessage message, String name) throws MessagingException {
		@Nullable String value = message.getHeader(name, null);
		return (value != null) ? value.strip().toLowerCase(Locale.ROOT) : "";
	}

}
