package org.yihaotong.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.routing.CallBack.Origin;
import org.yihaotong.routing.CallBack.State;

/**
 * The contacts that wait or waited without a call.
 */
@Repository
class CallBacks {

	private static final String SELECT = "select contact, number, origin, state, attempts, last_offer, asked_at,"
			+ " next_attempt_at from call_back ";

	private final JdbcClient jdbc;

	CallBacks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds one.
	 * @return false if the number waits already, or the contact once did
	 */
	boolean add(ContactId contact, PhoneNumber number, Origin origin, Instant at, Instant next) {
		return this.jdbc.sql("""
				insert into call_back (contact, number, origin, state, asked_at, next_attempt_at)
				values (:contact, :number, :origin, 'WAITING', :at, :next) on conflict do nothing""")
			.param("contact", contact.value())
			.param("number", number.value())
			.param("origin", origin.name())
			.param("at", Timestamp.from(at))
			.param("next", Timestamp.from(next))
			.update() == 1;
	}

	/**
	 * Adds one for a lost call, or begins one anew.
	 * @return false if another contact of the number waits already
	 */
	boolean lost(ContactId contact, PhoneNumber number, Instant at) {
		return this.jdbc.sql("""
				insert into call_back (contact, number, origin, state, asked_at, next_attempt_at)
				select :contact, :number, 'LOST', 'WAITING', :at, :at where not exists
				(select from call_back where number = :number and state = 'WAITING' and contact <> :contact)
				on conflict (contact) do update set origin = 'LOST', state = 'WAITING', attempts = 0, ended_at = null,
				asked_at = excluded.asked_at, next_attempt_at = excluded.next_attempt_at""")
			.param("contact", contact.value())
			.param("number", number.value())
			.param("at", Timestamp.from(at))
			.update() == 1;
	}

	/** Ends those for lost calls that are not lost. */
	void found(List<ContactId> contacts, Instant at) {
		this.jdbc.sql(
				"update call_back set state = 'ON_THE_LINE', ended_at = :at where state = 'WAITING' and origin = 'LOST'"
						+ " and contact = any(cast(:contacts as uuid[]))")
			.param("at", Timestamp.from(at))
			.param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
			.update();
	}

	Optional<CallBack> find(ContactId contact) {
		return this.jdbc.sql(SELECT + "where contact = :contact")
			.param("contact", contact.value())
			.query(CallBacks::callBack)
			.optional();
	}

	Optional<CallBack> waiting(ContactId contact) {
		return find(contact).filter(CallBack::waits);
	}

	Optional<CallBack> waiting(PhoneNumber number) {
		return this.jdbc.sql(SELECT + "where number = :number and state = 'WAITING'")
			.param("number", number.value())
			.query(CallBacks::callBack)
			.optional();
	}

	/** Tells how many attempts and call-backs a number has had. */
	int since(PhoneNumber number, Instant since) {
		return this.jdbc.sql("select count(*) from call_back where number = :number and asked_at > :since")
			.param("number", number.value())
			.param("since", Timestamp.from(since))
			.query(Integer.class)
			.single();
	}

	/**
	 * Lists those whose time has come and that nobody was told of.
	 * @return 100 at most, in the order of the queue
	 */
	List<ContactId> due(Instant now) {
		return this.jdbc.sql("""
				select contact from call_back b join queue_entry e using (contact)
				where b.state = 'WAITING' and b.next_attempt_at <= :now and e.state = 'WAITING' and not e.present
				order by e.place limit 100""")
			.param("now", Timestamp.from(now))
			.query((row, index) -> new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))))
			.list();
	}

	/** Lists call-backs that no longer make sense because they are too old. */
	List<ContactId> missedBefore(Instant limit) {
		return this.jdbc.sql("""
				select contact from call_back b join queue_entry e using (contact) where b.state = 'WAITING'
				and b.origin = 'MISSED' and b.asked_at < :limit and e.state = 'WAITING' limit 100""")
			.param("limit", Timestamp.from(limit))
			.query((row, index) -> new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))))
			.list();
	}

	void dialled(ContactId contact, UUID offer) {
		this.jdbc
			.sql("update call_back set attempts = attempts + 1, last_offer = :offer where contact = :contact"
					+ " and last_offer is distinct from :offer")
			.param("contact", contact.value())
			.param("offer", offer)
			.update();
	}

	void postponed(ContactId contact, String outcome, Instant next) {
		this.jdbc.sql("""
				update call_back set last_outcome = :outcome, next_attempt_at = :next where contact = :contact""")
			.param("contact", contact.value())
			.param("outcome", outcome)
			.param("next", Timestamp.from(next))
			.update();
	}

	/** Makes one due that waited for the caller to hang up. */
	void hungUp(ContactId contact, Instant now) {
		this.jdbc
			.sql("update call_back set next_attempt_at = least(next_attempt_at, :now) where contact = :contact"
					+ " and attempts = 0")
			.param("contact", contact.value())
			.param("now", Timestamp.from(now))
			.update();
	}

	void ended(ContactId contact, State how, Instant at) {
		this.jdbc.sql("""
				update call_back set state = :state, ended_at = :at where contact = :contact and state = 'WAITING'""")
			.param("contact", contact.value())
			.param("state", how.name())
			.param("at", Timestamp.from(at))
			.update();
	}

	private static CallBack callBack(ResultSet row, int index) throws SQLException {
		return new CallBack(new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				new PhoneNumber(Objects.requireNonNull(row.getString("number"))),
				Origin.valueOf(Objects.requireNonNull(row.getString("origin"))),
				State.valueOf(Objects.requireNonNull(row.getString("state"))), row.getInt("attempts"),
				Optional.ofNullable(row.getObject("last_offer", UUID.class)),
				Objects.requireNonNull(row.getTimestamp("asked_at")).toInstant(),
				Objects.requireNonNull(row.getTimestamp("next_attempt_at")).toInstant());
	}

}
