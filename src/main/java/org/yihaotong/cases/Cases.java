package org.yihaotong.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;

/**
 * The cases in PostgreSQL.
 */
@Repository
class Cases {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

	private static final String SELECT = "select * from case_file where ";

	private final JdbcClient jdbc;

	private final CaseHistory history;

	Cases(JdbcClient jdbc, CaseHistory history) {
		this.jdbc = jdbc;
		this.history = history;
	}

	/**
	 * Takes the next number of a day. The day's row stays locked until the present
	 * transaction ends, so it is to be taken right before the case is stored.
	 */
	CaseNumber nextNumber(LocalDate day) {
		int number = this.jdbc.sql("""
				insert into case_day (day, last_number) values (?, 1)
				on conflict (day) do update set last_number = case_day.last_number + 1
				returning last_number
				""").param(day).query(Integer.class).single();
		return new CaseNumber(DAY.format(day) + "-" + String.format("%05d", number));
	}

	/**
	 * Stores a case unless its contact has one.
	 * @return whether it was stored
	 */
	boolean add(CaseNumber number, NewCase request, Instant openedAt, DeadlinePolicy.Deadlines deadlines) {
		return fill(this.jdbc.sql("""
				insert into case_file (number, contact, channel, state, category, department, title, description,
						place, citizen_name, phone, priority, opened_at, accept_by, due_at)
				values (:number, :contact, :channel, 'DISPATCHED', :category, :department, :title, :description,
						:place, :citizenName, :phone, :priority, :openedAt, :acceptBy, :dueAt)
				on conflict (contact) do nothing
				"""), request).param("number", number.value())
			.param("openedAt", openedAt.atOffset(ZoneOffset.UTC))
			.param("acceptBy", deadlines.acceptBy().atOffset(ZoneOffset.UTC))
			.param("dueAt", deadlines.dueAt().atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	private static StatementSpec fill(StatementSpec statement, NewCase request) {
		return statement.param("contact", request.contact().value())
			.param("channel", request.channel().name())
			.param("category", request.category().value())
			.param("department", request.department().value())
			.param("title", request.title())
			.param("description", request.description())
			.param("place", request.place())
			.param("citizenName", request.citizenName())
			.param("phone", request.phone().map(PhoneNumber::value).orElse(null))
			.param("priority", request.priority().name());
	}

	/**
	 * Writes what a move changed, if nobody has changed the case since it was read.
	 * @return whether it was written
	 */
	boolean update(CaseRow read, CaseChange change) {
		return this.jdbc.sql("""
				update case_file set state = :state, version = version + 1,
					signed_at = case when :state = 'IN_PROGRESS' then :at else signed_at end,
					replied_at = case when :state = 'REPLIED' then :at else replied_at end,
					closed_at = case when :state = 'CLOSED' then :at else closed_at end,
					reply = coalesce(:reply, reply), solved = coalesce(:solved, solved),
					satisfaction = coalesce(:satisfaction, satisfaction),
					rating_comment = coalesce(:comment, rating_comment)
				where number = :number and version = :version
				""")
			.param("state", change.state().name())
			.param("at", change.at().atOffset(ZoneOffset.UTC))
			.param("reply", change.reply())
			.param("solved", change.rating().map(Rating::solved).orElse(null))
			.param("satisfaction", change.rating().map(Rating::satisfaction).orElse(null))
			.param("comment", change.rating().map(Rating::comment).orElse(null))
			.param("number", read.view().number().value())
			.param("version", read.version())
			.update() == 1;
	}

	/**
	 * Writes where a case belongs, if nobody has changed it since it was read. Its
	 * deadlines stay.
	 * @return whether it was written
	 */
	boolean redispatch(CaseRow read, Redispatch to) {
		return this.jdbc.sql("""
				update case_file set state = 'DISPATCHED', category = :category, department = :department,
					signed_at = null, version = version + 1
				where number = :number and version = :version
				""")
			.param("category", to.category().value())
			.param("department", to.department().value())
			.param("number", read.view().number().value())
			.param("version", read.version())
			.update() == 1;
	}

	Optional<CaseRow> row(CaseNumber number) {
		return this.jdbc.sql(SELECT + "number = ?").param(number.value()).query(CaseRow::read).optional();
	}

	Optional<CaseView> find(CaseNumber number) {
		return row(number).map(this::whole);
	}

	Optional<CaseView> ofContact(ContactId contact) {
		return this.jdbc.sql(SELECT + "contact = ?")
			.param(contact.value())
			.query(CaseRow::read)
			.optional()
			.map(this::whole);
	}

	Optional<CaseView> follow(CaseNumber number, PhoneNumber phone) {
		return this.jdbc.sql(SELECT + "number = ? and phone = ?")
			.params(number.value(), phone.value())
			.query(CaseRow::read)
			.optional()
			.map(this::whole);
	}

	List<CaseView> ofDepartment(DepartmentCode department, Collection<CaseState> states, int most) {
		List<CaseRow> rows = this.jdbc
			.sql(SELECT + "department = :department and state in (:states) order by due_at, number limit :most")
			.param("department", department.value())
			.param("states", states.stream().map(CaseState::name).toList())
			.param("most", most)
			.query(CaseRow::read)
			.list();
		var histories = this.history.of(rows.stream().map((row) -> row.view().number()).toList());
		return rows.stream().map((row) -> row.with(histories.getOrDefault(row.view().number(), List.of()))).toList();
	}

	private CaseView whole(CaseRow row) {
		CaseNumber number = row.view().number();
		return row.with(this.history.of(List.of(number)).getOrDefault(number, List.of()));
	}

}
