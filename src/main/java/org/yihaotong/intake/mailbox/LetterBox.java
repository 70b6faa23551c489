package org.yihaotong.intake.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.intake.ContactReceipt;
import org.yihaotong.intake.IntakeDesk;
import org.yihaotong.intake.NewContact;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.Channel;

/**
 * Takes messages in: contact, note of the message and acknowledgement are one
 * transaction, so that a killed server neither loses a letter nor answers it twice.
 */
@Service
class LetterBox {

	private static final Logger log = LoggerFactory.getLogger(LetterBox.class);

	private final IntakeDesk intake;

	private final TakenLetters taken;

	private final OutgoingMails outgoing;

	private final MailDispatch dispatch;

	private final MailProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final LetterReader reader;

	LetterBox(IntakeDesk intake, TakenLetters taken, OutgoingMails outgoing, MailDispatch dispatch,
			MailProperties properties, TransactionTemplate transaction, Clock clock) {
		this.intake = intake;
		this.taken = taken;
		this.outgoing = outgoing;
		this.dispatch = dispatch;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
		Set<String> own = properties.mailboxes()
			.stream()
			.map((mailbox) -> mailbox.address().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		this.reader = new LetterReader(own);
	}

	/**
	 * Takes one message.
	 * @param place where it stands
	 * @param message the message
	 * @throws MessagingException if the mail server failed, so that it is to be tried
	 * again
	 */
	void take(TakenLetters.Place place, MimeMessage message) throws MessagingException {
		Letter letter = read(place, message);
		this.transaction.executeWithoutResult((status) -> store(place, letter));
		this.dispatch.wake();
	}

	private void store(TakenLetters.Place place, Letter letter) {
		Instant now = this.clock.instant();
		if (letter.nature() == Letter.Nature.ASIDE) {
			log.info("Message {} of {} is an answer of a machine and was put aside", place.uid(), place.mailbox());
			this.taken.add(place, letter.nature(), null, letter.sender(), letter.messageId(), now);
			return;
		}
		ContactReceipt receipt = this.intake.receive(contact(letter));
		this.taken.add(place, letter.nature(), receipt.contact(), letter.sender(), letter.messageId(), now);
		if (letter.nature() == Letter.Nature.LETTER && !receipt.alreadyKnown()) {
			acknowledge(place, letter, receipt, now);
		}
	}

	private void acknowledge(TakenLetters.Place place, Letter letter, ContactReceipt receipt, Instant now) {
		int lately = this.outgoing.acknowledgedSince(letter.sender(), now.minus(Duration.ofDays(1)));
		if (lately >= this.properties.answersPerDay()) {
			log.warn("No further acknowledgement goes out today for contact {}: its sender got {}", receipt.number(),
					lately);
			return;
		}
		this.outgoing.add(receipt.contact(), OutgoingMails.ACKNOWLEDGEMENT,
				MailTexts.acknowledgement(place, letter, receipt.number(), this.properties.publicUrl()), now);
	}

	private static NewContact contact(Letter letter) {
		return new NewContact(Channel.LETTER, "mail:" + LetterReader.hash(letter.sender() + "\n" + letter.messageId()),
				LineDirectory.MAIN, letter.senderName(), letter.phone(), Optional.of(letter.sender()), letter.subject(),
				letter.text(), "", Optional.empty(), letter.attachments());
	}

	/** A message that cannot be read goes to an agent as a file. */
	private Letter read(TakenLetters.Place place, MimeMessage message) throws MessagingException {
		try {
			return this.reader.read(message);
		}
		catch (IOException | MessagingException | RuntimeException ex) {
			log.warn("Message {} of {} cannot be read and is enclosed as it came: {}", place.uid(), place.mailbox(),
					ex.toString());
			return unread(place, message);
		}
	}

	private static Letter unread(TakenLetters.Place place, MimeMessage message) throws MessagingException {
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		try {
			message.writeTo(raw);
		}
		catch (IOException ex) {
			throw new MessagingException("The message cannot be fetched", ex);
		}
		byte[] bytes = raw.toByteArray();
		List<NewContact.Attachment> original = (bytes.length <= NewContact.MAX_ATTACHMENT_BYTES)
				? List.of(new NewContact.Attachment("letter.eml", "message/rfc822", bytes)) : List.of();
		return new Letter("<" + place.uidValidity() + "." + place.uid() + "@unreadable." + place.mailbox() + ">",
				"unreadable@" + place.mailbox().replaceAll(".*@", ""), "", "（无法解析的来信）",
				"这封信无法自动读取，原件见附件。/ This letter could not be read; it is enclosed as it came.", Optional.empty(),
				original, Letter.Nature.AUTOMATIC);
	}

}
