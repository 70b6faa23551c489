package org.yihaotong.intake.mailbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.yihaotong.intake.NewContact;
import org.yihaotong.platform.PhoneNumber;

/**
 * Reads messages, whatever their state: what cannot be read is enclosed as it came.
 */
final class LetterReader {

	private static final Pattern MOBILE = Pattern
		.compile("(?<![0-9])(?:\\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])");

	private static final int LONGEST_ADDRESS = 254;

	private final Set<String> ownAddresses;

	LetterReader(Set<String> ownAddresses) {
		this.ownAddresses = Set.copyOf(ownAddresses);
	}

	Letter read(MimeMessage message) throws MessagingException, IOException {
		Optional<InternetAddress> from = from(message);
		String sender = from.map(InternetAddress::getAddress)
			.map((address) -> address.strip().toLowerCase(Locale.ROOT))
			.filter((address) -> address.contains("@") && address.length() <= LONGEST_ADDRESS)
			.orElse("");
		LetterParts parts = new LetterParts();
		parts.read(message);
		String text = clipped(parts.text(), NewContact.MAX_TEXT);
		return new Letter(messageId(message, sender), sender,
				clipped(line(from.map(InternetAddress::getPersonal).orElse("")), NewContact.MAX_NAME),
				clipped(line(message.getSubject()), NewContact.MAX_LINE), text, phone(text), parts.attachments(),
				LetterNature.of(message, sender, this.ownAddresses));
	}

	/** The answer goes where the citizen wants it: Reply-To before From. */
	private static Optional<InternetAddress> from(MimeMessage message) {
		try {
			Address @Nullable [] addresses = message.getReplyTo();
			return (addresses != null && addresses.length > 0 && addresses[0] instanceof InternetAddress first)
					? Optional.of(first) : Optional.empty();
		}
		catch (MessagingException ex) {
			return Optional.empty();
		}
	}

	/**
	 * With the sender in it, nobody can have another's letter taken for known by using
	 * its Message-ID first.
	 */
	private static String messageId(MimeMessage message, String sender) throws MessagingException {
		@Nullable String given = message.getMessageID();
		if (given != null && !given.isBlank() && given.length() <= NewContact.MAX_KEY) {
			return given.strip();
		}
		return "<" + hash(sender + "\n" + message.getHeader("Date", null) + "\n" + message.getSubject() + "\n"
				+ message.getSize()) + "@no-message-id>";
	}

	static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Optional<PhoneNumber> phone(String text) {
		Matcher mobile = MOBILE.matcher(text);
		return mobile.find() ? PhoneNumber.parse(mobile.group()) : Optional.empty();
	}

	private static String line(@Nullable String text) {
		return (text != null) ? text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip() : "";
	}

	private static String clipped(String text, int limit) {
		if (text.length() <= limit) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
		return text.substring(0, end) + "…";
	}

}
