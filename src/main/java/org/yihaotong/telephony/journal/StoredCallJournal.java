package org.yihaotong.telephony.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.CallJournal;
import org.yihaotong.telephony.JournalledCall;
import org.yihaotong.telephony.SurveyEnd;

/**
 * Brings Asterisk's files into PostgreSQL: a piece, its rows and the position after it in
 * one transaction, so that a killed server reads on where it was.
 */
public final class StoredCallJournal implements CallJournal {

	private static final Logger LOG = LoggerFactory.getLogger(StoredCallJournal.class);

	/** After which the ordinary way of an ended call has surely stored its outcome. */
	private static final Duration GRACE = Duration.ofSeconds(10);

	/** Pieces of one file at once: 64 MB. */
	private static final int MOST_PIECES = 64;

	private final JournalRows rows;

	private final JournalFiles files;

	private final TransactionTemplate transaction;

	private final Clock clock;

	/**
	 * Makes a journal.
	 * @param folder where Asterisk writes
	 * @param jdbc the database
	 * @param transaction its transactions
	 * @param clock the time
	 */
	public StoredCallJournal(Path folder, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.rows = new JournalRows(jdbc);
		this.files = new JournalFiles(folder);
		this.transaction = transaction;
		this.clock = clock;
	}

	@Override
	public Optional<JournalledCall> find(ContactId contact) {
		catchUp();
		return this.rows.find(contact);
	}

	@Override
	public List<JournalledCall> unsettled() {
		catchUp();
		return this.rows.unsettled(this.clock.instant().minus(GRACE));
	}

	@Override
	public void settle(ContactId contact) {
		this.rows.settle(contact);
	}

	@Override
	public SurveyEnd surveyed(UUID attempt) {
		catchUp();
		return this.rows.survey(attempt).map(StoredCallJournal::end).orElse(SurveyEnd.NO_ANSWER);
	}

	/** An attempt that was answered, and of which no end was written down, is lost. */
	private static SurveyEnd end(String status) {
		return Arrays.stream(SurveyEnd.values())
			.filter((end) -> end.name().toLowerCase(Locale.ROOT).equals(status))
			.findFirst()
			.orElse(SurveyEnd.LOST);
	}

	private void catchUp() {
		try {
			for (Path file : this.files.all()) {
				for (int piece = 0; piece < MOST_PIECES && readPiece(file); piece++) {
					// Until the end of the file.
				}
			}
			this.files.rotate();
		}
		catch (IOException ex) {
			LOG.warn("The journal of calls cannot be read: {}", ex.toString());
		}
	}

	private boolean readPiece(Path file) throws IOException {
		String key = this.files.key(file);
		if (this.rows.position(key) == file.toFile().length()) {
			return false;
		}
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			this.rows.lock();
			return take(file, key, this.rows.position(key));
		}));
	}

	private boolean take(Path file, String key, long position) {
		try {
			JournalFiles.Piece piece = this.files.read(file, position);
			for (String text : piece.lines()) {
				JournalLine.parse(text)
					.ifPresentOrElse(this.rows::take, () -> LOG.warn("A line of {} is torn", file.getFileName()));
			}
			this.rows.position(key, piece.next(), this.clock.instant());
			return piece.next() != position;
		}
		catch (IOException ex) {
			LOG.warn("{} cannot be read: {}", file.getFileName(), ex.toString());
			return false;
		}
	}

}
