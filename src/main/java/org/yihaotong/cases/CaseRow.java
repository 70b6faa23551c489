package org.yihaotong.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.CategoryCode;
import org.yihaotong.platform.Channel;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PhoneNumber;
import org.yihaotong.platform.Priority;

/**
 * A row of {@code case_file}: the case without its history, and its version.
 */
record CaseRow(CaseView view, int version) {

	static CaseRow read(ResultSet row, int index) throws SQLException {
		Optional<PhoneNumber> phone = Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new);
		CaseView view = new CaseView(new CaseNumber(row.getString("number")),
				new ContactId(Objects.requireNonNull(row.getObject("contact", UUID.class))),
				Channel.valueOf(row.getString("channel")), CaseState.valueOf(row.getString("state")),
				new CategoryCode(row.getString("category")), new DepartmentCode(row.getString("department")),
				row.getString("title"), row.getString("description"), row.getString("place"),
				row.getString("citizen_name"), phone, Priority.valueOf(row.getString("priority")),
				instant(row, "opened_at"), instant(row, "accept_by"), instant(row, "due_at"),
				Optional.ofNullable(row.getString("reply")), rating(row), List.of());
		return new CaseRow(view, row.getInt("version"));
	}

	private static Optional<Rating> rating(ResultSet row) throws SQLException {
		String comment = row.getString("rating_comment");
		return (comment != null)
				? Optional.of(new Rating(row.getBoolean("solved"), row.getInt("satisfaction"), comment))
				: Optional.empty();
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
	}

	CaseView with(List<CaseView.Entry> history) {
		CaseView plain = this.view;
		return new CaseView(plain.number(), plain.contact(), plain.channel(), plain.state(), plain.category(),
				plain.department(), plain.title(), plain.description(), plain.place(), plain.citizenName(),
				plain.phone(), plain.priority(), plain.openedAt(), plain.acceptBy(), plain.dueAt(), plain.reply(),
				plain.rating(), List.copyOf(history));
	}

}
