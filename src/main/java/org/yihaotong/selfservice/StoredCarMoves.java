package org.yihaotong.selfservice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.yihaotong.platform.CaseNumber;
import org.yihaotong.platform.ContactId;
import org.yihaotong.platform.PhoneNumber;

/**
 * The wishes in PostgreSQL.
 */
@Repository
class StoredCarMoves implements CarMoves {

	/** Any constant will do, as long as nobody else uses it. */
	private static final long ADMISSION_LOCK = 1801_0001L;

	private static final String SELECT = "select id, outcome, case_number from car_move ";

	private final JdbcClient jdbc;

	StoredCarMoves(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Optional<CarMoveOutcome> outcomeOf(ContactId contact) {
		return this.jdbc.sql(SELECT + "where contact = ? order by id desc limit 1")
			.param(contact.value())
			.query(MoveRow::read)
			.optional()
			.flatMap(MoveRow::outcome);
	}

	/**
	 * Lets one transaction at a time count and add, so that the limits are exact.
	 */
	void lockAdmission() {
		this.jdbc.sql("select pg_advisory_xact_lock(?)").param(ADMISSION_LOCK).query((row, index) -> "").single();
	}

	Optional<MoveRow> find(CarMoveRequest request) {
		return this.jdbc.sql(SELECT + "where contact = ? and plate = ?")
			.params(request.contact().value(), request.plate().value())
			.query(MoveRow::read)
			.optional();
	}

	/** Counts the calls that an owner got. */
	Recent ofPlate(CarMoveRequest request, Instant now) {
		return this.jdbc.sql("""
				select count(*) filter (where requested_at > :hourAgo) as hour, count(*) as day from car_move
				where plate = :plate and requested_at > :dayAgo
					and (outcome is null or outcome not in ('TOO_MANY', 'NOT_REGISTERED'))
				""")
			.param("plate", request.plate().value())
			.param("hourAgo", now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
			.param("dayAgo", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
			.query(Recent.class)
			.single();
	}

	/** Counts what a citizen asked for, also for plates that are not registered. */
	Recent ofCitizen(CarMoveRequest request, Instant now) {
		return this.jdbc.sql("""
				select count(*) filter (where requested_at > :hourAgo) as hour, count(*) as day from car_move
				where citizen = :citizen and requested_at > :dayAgo
					and (outcome is null or outcome <> 'TOO_MANY')
				""")
			.param("citizen", request.citizen().map(PhoneNumber::value).orElse(""))
			.param("hourAgo", now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
			.param("dayAgo", now.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
			.query(Recent.class)
			.single();
	}

	MoveRow add(CarMoveRequest request, Instant now, @Nullable MoveResult result) {
		return this.jdbc.sql("""
				insert into car_move (contact, plate, citizen, requested_at, ended_at, outcome)
				values (:contact, :plate, :citizen, :now, :ended, :outcome)
				returning id, outcome, case_number
				""")
			.param("contact", request.contact().value())
			.param("plate", request.plate().value())
			.param("citizen", request.citizen().map(PhoneNumber::value).orElse(null))
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("ended", (result != null) ? now.atOffset(ZoneOffset.UTC) : null)
			.param("outcome", (result != null) ? result.name() : null)
			.query(MoveRow::read)
			.single();
	}

	/**
	 * Ends a wish, if it has not ended.
	 * @return whether it had not
	 */
	boolean end(long id, MoveResult result, Instant now) {
		return this.jdbc.sql("update car_move set outcome = ?, ended_at = ? where id = ? and outcome is null")
			.params(result.name(), now.atOffset(ZoneOffset.UTC), id)
			.update() == 1;
	}

	void caseOpened(long id, CaseNumber number) {
		this.jdbc.sql("update car_move set case_number = ? where id = ?").params(number.value(), id).update();
	}

	/**
	 * Ends those whose call can no longer run: their server was killed.
	 * @return how many
	 */
	int endLost(Instant startedBefore, Instant now) {
		return this.jdbc.sql("""
				update car_move set outcome = 'NOT_REACHED', ended_at = ?
				where outcome is null and requested_at < ?
				""").params(now.atOffset(ZoneOffset.UTC), startedBefore.atOffset(ZoneOffset.UTC)).update();
	}

	/**
	 * How many there were.
	 *
	 * @param hour in the last hour
	 * @param day in the last 24 hours
	 */
	record Recent(int hour, int day) {

		boolean reaches(int hourLimit, int dayLimit) {
			return this.hour >= hourLimit || this.day >= dayLimit;
		}

	}

}
