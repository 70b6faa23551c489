package org.yihaotong.intake.mailbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.ContactId;

/**
 * The letters that are to be sent.
 */
@Repository
class OutgoingMails {

	static final String ACKNOWLEDGEMENT = "ACKNOWLEDGEMENT";

	private final JdbcClient jdbc;

	OutgoingMails(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a letter, unless the same one is there.
	 * @return whether it is new
	 */
	boolean add(ContactId contact, String kind, Draft draft, Instant now) {
		return this.jdbc.sql("""
				insert into outgoing_mail (contact, kind, mailbox, recipient, subject, body, message_id, in_reply_to,
					created_at, next_try_at)
				values (:contact, :kind, :mailbox, :recipient, :subject, :body, :messageId, :inReplyTo, :now, :now)
				on conflict (contact, kind) do nothing""")
			.param("contact", contact.value())
			.param("kind", kind)
			.param("mailbox", draft.mailbox())
			.param("recipient", draft.recipient())
			.param("subject", draft.subject())
			.param("body", draft.body())
			.param("messageId", "<" + UUID.randomUUID() + "@" + draft.mailbox().replaceAll(".*@", "") + ">")
			.param("inReplyTo", draft.inReplyTo())
			.param("now", now.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	int acknowledgedSince(String recipient, Instant since) {
		return this.jdbc.sql("select count(*) from outgoing_mail where recipient = ? and created_at > ? and kind = ?")
			.params(recipient, since.atOffset(ZoneOffset.UTC), ACKNOWLEDGEMENT)
			.query(Integer.class)
			.single();
	}

	/**
	 * Takes the next letter that is due and that no other node has; it is locked to the
	 * end of the transaction.
	 */
	Optional<Due> next(Instant now) {
		return this.jdbc.sql("""
				select id, mailbox, kind, recipient, subject, body, message_id, in_reply_to, tries from outgoing_mail
				where next_try_at <= :now order by next_try_at limit 1 for update skip locked""")
			.param("now", now.atOffset(ZoneOffset.UTC))
			.query((row, index) -> new Due(row.getLong("id"), row.getString("kind"), row.getString("message_id"),
					row.getInt("tries"),
					new Draft(row.getString("mailbox"), row.getString("recipient"), row.getString("subject"),
							row.getString("body"), row.getString("in_reply_to"))))
			.optional();
	}

	void sent(long id, Instant now) {
		this.jdbc.sql("update outgoing_mail set sent_at = ?, next_try_at = null, tries = tries + 1 where id = ?")
			.params(now.atOffset(ZoneOffset.UTC), id)
			.update();
	}

	/**
	 * Notes a failure.
	 * @param next when to try again; null to give up
	 */
	void failed(long id, String error, @Nullable Instant next) {
		this.jdbc.sql("""
				update outgoing_mail set tries = tries + 1, last_error = :error, next_try_at = :next where id = :id""")
			.param("id", id)
			.param("error", error)
			.param("next", (next != null) ? next.atOffset(ZoneOffset.UTC) : null)
			.update();
	}

	/** How long until the next one is due. */
	Optional<Duration> untilNext(Instant now) {
		return this.jdbc.sql("select min(next_try_at) as at from outgoing_mail where next_try_at is not null")
			.query((row, index) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class)))
			.single()
			.map((at) -> Duration.between(now, at.toInstant()));
	}

	/**
	 * A letter as it was written.
	 *
	 * @param mailbox from whom
	 * @param recipient to whom
	 * @param subject the subject
	 * @param body the words
	 * @param inReplyTo the Message-ID that it answers, or empty
	 */
	record Draft(String mailbox, String recipient, String subject, String body, String inReplyTo) {
	}

	/**
	 * A letter that is due.
	 *
	 * @param id its key
	 * @param kind what it is
	 * @param messageId its own Message-ID, the same at every try
	 * @param tries how often it was tried
	 * @param draft the letter
	 */
	record Due(long id, String kind, String messageId, int tries, Draft draft) {
	}

}
