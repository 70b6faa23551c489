package org.yihaotong.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.activation.DataHandler;
import org.awaitility.Awaitility;
import org.yihaotong.testing.TestParts;

/**
 * A real mail server with the hotline's letter box and the citizens' own.
 */
final class PostOffice implements AutoCloseable {

	static final String LETTER_BOX = "12345@city.example";

	private static final String PASSWORD = "letter-box-1";

	private static final String HOST = "127.0.0.1";

	private final GreenMail server = new GreenMail(
			new ServerSetup[] { new ServerSetup(TestParts.freePort(), HOST, ServerSetup.PROTOCOL_SMTP),
					new ServerSetup(TestParts.freePort(), HOST, ServerSetup.PROTOCOL_IMAP) });

	PostOffice() {
		this.server.start();
		this.server.setUser(LETTER_BOX, LETTER_BOX, PASSWORD);
	}

	/**
	 * Gives what a server must be told of the letter box.
	 * @return Spring properties
	 */
	Map<String, String> serverProperties() {
		String base = "yihaotong.intake.mailboxes[0].";
		return Map.of(base + "host", HOST, base + "port", String.valueOf(this.server.getImap().getPort()),
				base + "address", LETTER_BOX, base + "username", LETTER_BOX, base + "password", PASSWORD,
				base + "smtphost", HOST, base + "smtpport", String.valueOf(this.server.getSmtp().getPort()),
				base + "security", "NONE");
	}

	/**
	 * Opens a citizen's own letter box.
	 * @param address its address
	 */
	void open(String address) {
		this.server.setUser(address, address, PASSWORD);
	}

	/**
	 * Hands a letter with a photograph over by SMTP.
	 * @param from the citizen
	 * @param subject the subject
	 * @param text the words
	 * @param photograph the bytes of a PNG
	 */
	void send(String from, String subject, String text, byte[] photograph) {
		try {
			MimeMessage letter = new MimeMessage(session());
			letter.setFrom(new InternetAddress(from));
			letter.setRecipients(Message.RecipientType.TO, LETTER_BOX);
			letter.setSubject(subject, StandardCharsets.UTF_8.name());
			MimeBodyPart words = new MimeBodyPart();
			words.setText(text, StandardCharsets.UTF_8.name());
			MimeBodyPart picture = new MimeBodyPart();
			picture.setDataHandler(new DataHandler(new ByteArrayDataSource(photograph, "image/png")));
			picture.setFileName("lamp.png");
			letter.setContent(new MimeMultipart(words, picture));
			Transport.send(letter);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits for a letter to a citizen.
	 * @param to the citizen
	 * @param words what it contains, in subject or text
	 * @return subject and text
	 */
	String await(String to, String words) {
		return Awaitility.await("mail to " + to + " with " + words)
			.atMost(Duration.ofSeconds(30))
			.until(() -> received(to).stream().filter((letter) -> letter.contains(words)).findFirst(),
					Optional::isPresent)
			.orElseThrow();
	}

	/**
	 * Reads all letters to a citizen.
	 * @param to the citizen
	 * @return subject and text of each
	 */
	List<String> received(String to) {
		return Arrays.stream(this.server.getReceivedMessagesForDomain(to)).map(PostOffice::words).toList();
	}

	private static String words(MimeMessage letter) {
		try {
			return letter.getSubject() + "\n" + letter.getContent();
		}
		catch (IOException | MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Session session() {
		Properties properties = new Properties();
		properties.put("mail.smtp.host", HOST);
		properties.put("mail.smtp.port", String.valueOf(this.server.getSmtp().getPort()));
		return Session.getInstance(properties);
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
