package org.yihaotong.intake.mailbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.ContactId;

/**
 * Which messages of which mailbox were taken.
 */
@Repository
class TakenLetters {

	private final JdbcClient jdbc;

	TakenLetters(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Finds where to go on.
	 * @return the last UID that was taken; 0 for a mailbox that is new or was renumbered
	 */
	long lastUid(String mailbox, long uidValidity) {
		return this.jdbc.sql("select coalesce(max(uid), 0) from mailbox_letter where mailbox = ? and uid_validity = ?")
			.params(mailbox, uidValidity)
			.query(Long.class)
			.single();
	}

	void add(Place place, Letter.Nature nature, @Nullable ContactId contact, String sender, String messageId,
			Instant at) {
		this.jdbc.sql("""
				insert into mailbox_letter (mailbox, uid_validity, uid, kind, contact, sender, message_id, taken_at)
				values (:mailbox, :validity, :uid, :kind, :contact, :sender, :messageId, :at) on conflict do nothing
				""")
			.param("mailbox", place.mailbox())
			.param("validity", place.uidValidity())
			.param("uid", place.uid())
			.param("kind", nature.name())
			.param("contact", (contact != null) ? contact.value() : null)
			.param("sender", sender)
			.param("messageId", messageId)
			.param("at", at.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Finds the message that a contact came with.
	 */
	Optional<Origin> originOf(ContactId contact) {
		return this.jdbc
			.sql("select mailbox, kind, message_id from mailbox_letter where contact = ? order by taken_at limit 1")
			.param(contact.value())
			.query((row, index) -> new Origin(row.getString("mailbox"), Letter.Nature.valueOf(row.getString("kind")),
					row.getString("message_id")))
			.optional();
	}

	/**
	 * Where a message stands.
	 *
	 * @param mailbox the mailbox's address
	 * @param uidValidity of its folder
	 * @param uid of the message
	 */
	record Place(String mailbox, long uidValidity, long uid) {
	}

	/**
	 * Where a contact came from.
	 *
	 * @param mailbox the mailbox's address
	 * @param nature who wrote
	 * @param messageId the message
	 */
	record Origin(String mailbox, Letter.Nature nature, String messageId) {
	}

}
