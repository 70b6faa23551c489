package org.yihaotong.intake;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.yihaotong.cases.CaseDesk;
import org.yihaotong.cases.CaseState;
import org.yihaotong.cases.CaseView;
import org.yihaotong.cases.Rating;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * The surveys in PostgreSQL. The answers count even when the case cannot be rated.
 */
@Service
class StoredSurveys implements SurveyDesk {

	private static final Logger logger = LoggerFactory.getLogger(StoredSurveys.class);

	private final JdbcClient jdbc;

	private final CaseDesk cases;

	private final Clock clock;

	StoredSurveys(JdbcClient jdbc, CaseDesk cases, Clock clock) {
		this.jdbc = jdbc;
		this.cases = cases;
		this.clock = clock;
	}

	@Override
	public void answered(ContactId contact, SurveyAnswers answers) {
		this.jdbc.sql("""
				insert into contact_survey (contact, solved, satisfaction, answered_at)
				values (:contact, :solved, :satisfaction, :at)
				on conflict (contact) do update set
					solved = coalesce(excluded.solved, contact_survey.solved),
					satisfaction = coalesce(excluded.satisfaction, contact_survey.satisfaction),
					answered_at = excluded.answered_at""")
			.param("contact", contact.value())
			.param("solved", answers.solved().orElse(null))
			.param("satisfaction", answers.satisfaction().orElse(null))
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
		if (answers.complete()) {
			this.cases.ofContact(contact)
				.filter((view) -> view.state() == CaseState.REPLIED)
				.ifPresent((view) -> rate(view, answers));
		}
	}

	private void rate(CaseView view, SurveyAnswers answers) {
		try {
			this.cases.rate(view.number(),
					new Rating(answers.solved().orElseThrow(), answers.satisfaction().orElseThrow(), ""));
		}
		catch (RuntimeException ex) {
			logger.warn("Case {} could not be rated by a survey: {}", view.number(), ex.toString());
		}
	}

	@Override
	public Optional<SurveyAnswers> answers(ContactId contact) {
		return answers(contact, Instant.EPOCH);
	}

	@Override
	public Optional<SurveyAnswers> answers(ContactId contact, Instant since) {
		return this.jdbc
			.sql("select solved, satisfaction from contact_survey where contact = :contact and answered_at >= :since")
			.param("contact", contact.value())
			.param("since", Timestamp.from(since))
			.query((row, index) -> new SurveyAnswers(
					Optional.ofNullable((@Nullable Boolean) row.getObject("solved", Boolean.class)),
					Optional.ofNullable(row.getObject("satisfaction", Integer.class))))
			.optional();
	}

	@Override
	public boolean mayAsk(ContactId contact) {
		return this.jdbc.sql("select priority <> 'EMERGENCY' from contact where id = :contact")
			.param("contact", contact.value())
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	@Override
	public void declined(ContactId contact) {
		this.jdbc.sql("""
				insert into survey_refusal (number, contact, at)
				select phone, id, :at from contact where id = :contact and phone is not null
				on conflict (number) do nothing""")
			.param("contact", contact.value())
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
	}

	@Override
	public boolean mayCall(PhoneNumber citizen) {
		return this.jdbc.sql("select not exists (select from survey_refusal where number = :number)")
			.param("number", citizen.value())
			.query(Boolean.class)
			.single();
	}

}
