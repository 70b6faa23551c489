package org.yihaotong.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Manner;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.platform.Priority;

/**
 * The contacts of all channels.
 */
@Repository
class Contacts {

	private final JdbcClient jdbc;

	private final ClassificationJson json;

	Contacts(JdbcClient jdbc, ClassificationJson json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Stores a letter or a message unless its source key is known. Waits for a
	 * transaction that is storing the same key.
	 * @return whether it is new
	 */
	boolean insert(ContactId id, String number, NewContact contact, Triage triage, Priority priority, Instant at) {
		return this.jdbc
			.sql("""
					insert into contact (id, number, channel, source_key, line, citizen_name, phone, mail, subject, body, place,
						plate, chosen_category, triage, priority, classification, received_at)
					values (:id, :number, :channel, :sourceKey, :line, :name, :phone, :mail, :subject, :body, :place,
						:plate, :category, :triage, :priority, :classification::jsonb, :at)
					on conflict (source_key) do nothing""")
			.param("id", id.value())
			.param("number", number)
			.param("channel", contact.channel().name())
			.param("sourceKey", storable(contact.sourceKey()))
			.param("line", contact.line().value())
			.param("name", storable(contact.citizenName()))
			.param("phone", contact.phone().map(PhoneNumber::value).orElse(null))
			.param("mail", contact.mail().orElse(null))
			.param("subject", storable(contact.subject()))
			.param("body", storable(contact.text()))
			.param("place", storable(contact.place()))
			.param("plate", triage.classification().plate().map(PlateNumber::value).orElse(null))
			.param("category", contact.category().map(CategoryCode::value).orElse(null))
			.param("triage", triage.decision().name())
			.param("priority", priority.name())
			.param("classification", this.json.write(triage.classification()))
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	void insertCall(ContactId call, String number, Optional<PhoneNumber> caller, LineNumber line, Instant at) {
		this.jdbc.sql("""
				insert into contact (id, number, channel, source_key, line, phone, classification, received_at)
				values (:id, :number, 'VOICE', :sourceKey, :line, :phone, :classification::jsonb, :at)
				on conflict (id) do nothing""")
			.param("id", call.value())
			.param("number", number)
			.param("sourceKey", "call:" + call)
			.param("line", line.value())
			.param("phone", caller.map(PhoneNumber::value).orElse(null))
			.param("classification", this.json.write(Classification.UNKNOWN))
			.param("at", Timestamp.from(at))
			.update();
	}

	/**
	 * Makes a contact of its own for a caller who left, with what the caller had said.
	 * The call is locked: it may end by a message at the same time.
	 * @return false if there is one already, the call was an emergency, or a message of
	 * the same number has come in its place
	 */
	boolean insertMissed(ContactId made, String number, ContactId left, Instant at) {
		return this.jdbc.sql("""
				insert into contact (id, number, channel, source_key, line, citizen_name, phone, subject, body, place,
					plate, chosen_category, triage, priority, classification, received_at)
				select :id, :number, 'VOICE', 'missed:' || id, line, citizen_name, phone, subject, body, place, plate,
					chosen_category, triage, priority, classification, :at
				from contact c where id = :left and priority <> 'EMERGENCY' and phone is not null
					and outcome is distinct from 'LEFT_MESSAGE' and not exists (select from contact m
						where m.phone = c.phone and m.channel = 'MESSAGE' and m.source_key like 'voicemail:%'
						and m.outcome is null)
				for update of c
				on conflict (source_key) do nothing""")
			.param("id", made.value())
			.param("number", number)
			.param("left", left.value())
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	/** Tells whether a later call of a number has no outcome yet. */
	boolean calledAgain(ContactId lost, PhoneNumber number) {
		return this.jdbc
			.sql("""
					select exists (select from contact c join contact before on before.id = :lost
					where c.phone = :phone and c.channel = 'VOICE' and c.id <> before.id and c.received_at > before.received_at
					and c.queued_at is not null and c.outcome is null)""")
			.param("lost", lost.value())
			.param("phone", number.value())
			.query(Boolean.class)
			.single();
	}

	void insertAttachment(ContactId contact, NewContact.Attachment attachment) {
		this.jdbc.sql("""
				insert into contact_attachment (contact, file_name, media_type, size, content)
				values (:contact, :fileName, :mediaType, :size, :content)""")
			.param("contact", contact.value())
			.param("fileName", storable(attachment.fileName()))
			.param("mediaType", storable(attachment.mediaType()))
			.param("size", attachment.content().length)
			.param("content", attachment.content())
			.update();
	}

	/**
	 * Adds a caller's turn to the transcript. What an earlier turn made clear stays when
	 * a later one is not understood, and danger once named stays urgent.
	 */
	void addTurn(ContactId call, String text, Triage triage, Priority priority, Instant at) {
		String classification = this.json.write(triage.classification());
		this.jdbc.sql("""
				insert into contact_turn (contact, turn, heard, decision, classification, heard_at)
				select :call, count(*), :text, :decision, :classification::jsonb, :at
				from contact_turn where contact = :call""")
			.param("call", call.value())
			.param("text", storable(text))
			.param("decision", triage.decision().name())
			.param("classification", classification)
			.param("at", Timestamp.from(at))
			.update();
		this.jdbc.sql("""
				update contact set triage = :decision,
					body = left(case when body = '' then :text when :text = '' then body
						else body || chr(10) || :text end, :maxText),
					classification = case when :understood then :classification::jsonb else classification end,
					plate = coalesce(:plate, plate),
					priority = case when priority = 'EMERGENCY' then priority when :understood then :priority
						else priority end
				where id = :call""")
			.param("call", call.value())
			.param("text", storable(text))
			.param("maxText", NewContact.MAX_TEXT)
			.param("decision", triage.decision().name())
			.param("understood", understood(triage))
			.param("classification", classification)
			.param("plate", triage.classification().plate().map(PlateNumber::value).orElse(null))
			.param("priority", priority.name())
			.update();
	}

	void markEmergency(ContactId contact) {
		this.jdbc.sql("update contact set priority = 'EMERGENCY', triage = 'EMERGENCY' where id = :id")
			.param("id", contact.value())
			.update();
	}

	/**
	 * Marks a contact as queued.
	 * @return what the queue needs to know; empty if it was queued before or has ended
	 */
	Optional<Queueable> markQueued(ContactId contact, Instant at) {
		return this.jdbc.sql("""
				update contact set queued_at = :at where id = :id and queued_at is null and outcome is null
				returning channel, priority, line, received_at, chosen_category, classification""")
			.param("id", contact.value())
			.param("at", Timestamp.from(at))
			.query((row, index) -> queueable(row, this.json.read(row.getString("classification"))))
			.optional();
	}

	/**
	 * Finds the same citizen's contacts of the last days.
	 * @param contact the present one
	 * @param since from when on
	 * @param most how many at most
	 * @return latest first; none for a citizen without a number
	 */
	List<ContactId> earlier(ContactId contact, Instant since, int most) {
		return this.jdbc.sql("""
				select c.id from contact c join contact now on now.id = :id and c.phone = now.phone and c.id <> now.id
				where c.received_at >= :since order by c.received_at desc limit :most""")
			.param("id", contact.value())
			.param("since", Timestamp.from(since))
			.param("most", most)
			.query(UUID.class)
			.list()
			.stream()
			.map(ContactId::new)
			.toList();
	}

	/**
	 * Ends a contact, unless it has ended.
	 * @return whether this ended it
	 */
	boolean end(ContactId contact, ContactOutcome outcome, Instant at) {
		return this.jdbc
			.sql("update contact set outcome = :outcome, ended_at = :at where id = :id and (outcome is null"
					+ " or outcome = 'ABANDONED_WAITING' and :outcome = 'LEFT_MESSAGE')"
					+ " and (:outcome <> 'ABANDONED_IN_FLOW' or queued_at is null)")
			.param("id", contact.value())
			.param("outcome", outcome.name())
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	boolean isEmergency(ContactId contact) {
		return this.jdbc.sql("select priority = 'EMERGENCY' from contact where id = :id")
			.param("id", contact.value())
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	/** Finds messages that self-service has held for longer than it can take. */
	List<ContactId> heldBefore(Instant limit) {
		return this.jdbc.sql("""
				select id from contact where queued_at is null and outcome is null and channel <> 'VOICE'
					and received_at < :limit order by received_at limit 100""")
			.param("limit", Timestamp.from(limit))
			.query((row, index) -> new ContactId(row.getObject("id", UUID.class)))
			.list();
	}

	Optional<ContactReceipt> findBySource(String sourceKey) {
		return this.jdbc.sql("select id, number from contact where source_key = :key")
			.param("key", storable(sourceKey))
			.query((row, index) -> new ContactReceipt(new ContactId(row.getObject("id", UUID.class)),
					row.getString("number"), true))
			.optional();
	}

	Optional<ContactView> find(ContactId contact) {
		return this.jdbc.sql("select * from contact where id = :id")
			.param("id", contact.value())
			.query((row, index) -> view(row))
			.optional();
	}

	Optional<ContactView> find(String number) {
		return this.jdbc.sql("select * from contact where number = :number")
			.param("number", number)
			.query((row, index) -> view(row))
			.optional();
	}

	Optional<NewContact.Attachment> attachment(ContactId contact, long id) {
		return this.jdbc
			.sql("select file_name, media_type, content from contact_attachment where contact = :contact and id = :id")
			.param("contact", contact.value())
			.param("id", id)
			.query((row, index) -> new NewContact.Attachment(row.getString("file_name"), row.getString("media_type"),
					row.getBytes("content")))
			.optional();
	}

	private List<ContactView.AttachmentView> attachments(ContactId contact) {
		return this.jdbc
			.sql("select id, file_name, media_type, size from contact_attachment where contact = :contact order by id")
			.param("contact", contact.value())
			.query((row, index) -> new ContactView.AttachmentView(row.getLong("id"), row.getString("file_name"),
					row.getString("media_type"), row.getLong("size")))
			.list();
	}

	private ContactView view(ResultSet row) throws SQLException {
		ContactId id = new ContactId(row.getObject("id", UUID.class));
		return new ContactView(id, row.getString("number"), Channel.valueOf(row.getString("channel")),
				new LineNumber(row.getString("line")), row.getString("citizen_name"),
				Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new),
				Optional.ofNullable(row.getString("mail")), row.getString("subject"), row.getString("body"),
				row.getString("place"), this.json.read(row.getString("classification")), attachments(id),
				row.getTimestamp("received_at").toInstant(),
				Optional.ofNullable(row.getString("outcome")).map(ContactOutcome::valueOf));
	}

	private static Queueable queueable(ResultSet row, Classification classification) throws SQLException {
		return new Queueable(Channel.valueOf(row.getString("channel")), Priority.valueOf(row.getString("priority")),
				new LineNumber(row.getString("line")), row.getTimestamp("received_at").toInstant(),
				category(row, classification), classification.manner().language());
	}

	private static Optional<CategoryCode> category(ResultSet row, Classification classification) throws SQLException {
		@Nullable String chosen = row.getString("chosen_category");
		return (chosen != null) ? Optional.of(new CategoryCode(chosen))
				: classification.top().stream().findFirst().map(Classification.Candidate::code);
	}

	private static boolean understood(Triage triage) {
		return triage.decision() == Triage.Decision.EMERGENCY || triage.classification().decision().understood();
	}

	/** PostgreSQL's text holds every character but NUL. */
	private static String storable(String text) {
		return text.replace("\0", "");
	}

	/**
	 * What the queue needs to know of a contact.
	 *
	 * @param channel its channel
	 * @param priority how urgent
	 * @param line the line it came over
	 * @param receivedAt when it came
	 * @param category the likeliest one, or the one the citizen chose
	 * @param language what it is written in
	 */
	record Queueable(Channel channel, Priority priority, LineNumber line, Instant receivedAt,
			Optional<CategoryCode> category, Manner.Language language) {
	}

}
