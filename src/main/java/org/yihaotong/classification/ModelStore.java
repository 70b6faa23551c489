package org.yihaotong.classification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Trained models and the choice among them, in PostgreSQL, so that all nodes of the
 * hotline have the same.
 */
class ModelStore {

	/** The model that came with the server. */
	static final String BUILT = "built";

	private static final int LONGEST_CARD = 64 * 1024;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ModelStore(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Which models answer.
	 *
	 * @param active the version that answers, {@link #BUILT} for the server's own
	 * @param previous the version that answered before
	 * @param shadow the version whose answers are only stored
	 */
	record Choice(String active, String previous, Optional<String> shadow) {

		static final Choice NONE = new Choice(BUILT, BUILT, Optional.empty());

	}

	/**
	 * A stored model.
	 *
	 * @param version its version
	 * @param trainedAt when, ISO 8601
	 * @param labels how many labels it has learned from
	 * @param figures what was measured, JSON
	 */
	record Stored(String version, String trainedAt, int labels, String figures) {
	}

	/**
	 * Stores a model and puts it in the shadow.
	 * @param folder its files
	 * @param version its version
	 * @param labels how many labels it has learned from
	 * @param figures what was measured, JSON
	 * @param by who trained it
	 * @throws IOException if the files cannot be read
	 */
	void add(Path folder, String version, int labels, String figures, String by) throws IOException {
		byte[] files = archive(folder);
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("""
					insert into trained_model (version, trained_at, labels, figures, files)
					values (:version, :at, :labels, cast(:figures as jsonb), :files)
					on conflict (version) do update
					set trained_at = excluded.trained_at, figures = excluded.figures
					""")
				.param("version", version)
				.param("at", Timestamp.from(this.clock.instant()))
				.param("labels", labels)
				.param("figures", figures)
				.param("files", files)
				.update();
			Choice choice = choice();
			choose(new Choice(choice.active(), choice.previous(), Optional.of(version)), by, "shadow", version);
		});
	}

	/**
	 * Lets a model answer, in all nodes within seconds.
	 * @param version a stored version or {@link #BUILT}
	 * @param by who wants it
	 * @throws ModelRefused if there is no such version; names those there are
	 */
	void activate(String version, String by) {
		if (!version.equals(BUILT) && all().stream().noneMatch((model) -> model.version().equals(version))) {
			throw unknown(version);
		}
		this.transaction.executeWithoutResult((status) -> {
			Choice choice = choice();
			if (version.equals(choice.active())) {
				// Else the model before would be forgotten.
				return;
			}
			choose(new Choice(version, choice.active(), choice.shadow().filter((shadow) -> !shadow.equals(version))),
					by, "activate", version);
		});
	}

	ModelRefused unknown(String version) {
		return ModelRefused.unknown(version,
				BUILT + all().stream().map((model) -> ", " + model.version()).reduce("", String::concat));
	}

	/**
	 * Lets the model answer again that answered before.
	 * @param by who wants it
	 * @return its version
	 */
	String back(String by) {
		Choice choice = choice();
		activate(choice.previous(), by);
		return choice.previous();
	}

	Choice choice() {
		return this.jdbc.sql("select active, previous, shadow from model_choice")
			.query((row, index) -> new Choice(version(row.getString("active")), version(row.getString("previous")),
					Optional.ofNullable(row.getString("shadow"))))
			.optional()
			.orElse(Choice.NONE);
	}

	List<Stored> all() {
		return this.jdbc.sql("select version, trained_at, labels, figures from trained_model order by trained_at")
			.query((row, index) -> new Stored(row.getString("version"),
					row.getTimestamp("trained_at").toInstant().toString(), row.getInt("labels"),
					row.getString("figures")))
			.list();
	}

	Optional<Instant> lastTrained() {
		return this.jdbc.sql("select trained_at from trained_model order by trained_at desc limit 1")
			.query((row, index) -> row.getTimestamp("trained_at").toInstant())
			.optional();
	}

	/**
	 * Reads what people should know of a stored model.
	 * @param version its version, not {@link #BUILT}
	 * @return Markdown; nothing if the model is not there or damaged
	 */
	Optional<String> card(String version) {
		return archive(version).flatMap(ModelStore::card);
	}

	private Optional<byte[]> archive(String version) {
		return this.jdbc.sql("select files from trained_model where version = :version")
			.param("version", version)
			.query((row, index) -> row.getBytes("files"))
			.optional();
	}

	private static Optional<String> card(byte[] archive) {
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				if (entry.getName().equals(ModelCard.FILE)) {
					return Optional.of(new String(in.readNBytes(LONGEST_CARD), StandardCharsets.UTF_8));
				}
			}
			return Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Loads a stored model.
	 * @param version its version, not {@link #BUILT}
	 * @return the model
	 * @throws IOException if it is not there or damaged
	 */
	CategoryModel load(String version) throws IOException {
		byte[] archive = archive(version).orElseThrow(() -> new FileNotFoundException("There is no model " + version));
		Map<String, byte[]> files = new HashMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				files.put(entry.getName(), in.readAllBytes());
			}
		}
		return ModelFolder.load((file) -> {
			byte[] bytes = files.get(file);
			if (bytes == null) {
				throw new FileNotFoundException("Model " + version + " is damaged: it has no " + file);
			}
			return bytes;
		});
	}

	/**
	 * Keeps what the model in the shadow would have answered.
	 * @param shadow its version
	 * @param used the answer that was given
	 * @param other the answer in the shadow
	 */
	void compare(String shadow, Classification used, Classification other) {
		var first = used.top().stream().findFirst();
		var second = other.top().stream().findFirst();
		this.jdbc.sql("""
				insert into shadow_answer (at, shadow, active_category, active_probability,
					shadow_category, shadow_probability)
				values (:at, :shadow, :active, :activeProbability, :other, :otherProbability)
				""")
			.param("at", Timestamp.from(this.clock.instant()))
			.param("shadow", shadow)
			.param("active", first.map((candidate) -> candidate.code().value()).orElse(null))
			.param("activeProbability", first.map(Classification.Candidate::probability).orElse(null))
			.param("other", second.map((candidate) -> candidate.code().value()).orElse(null))
			.param("otherProbability", second.map(Classification.Candidate::probability).orElse(null))
			.update();
	}

	/**
	 * How often a model in the shadow said the same as the one that answered.
	 *
	 * @param answers texts that it has answered
	 * @param same those with the same category
	 */
	record Agreement(long answers, long same) {
	}

	Agreement agreement(String version) {
		return this.jdbc.sql("""
				select count(*) as answers,
					count(*) filter (where active_category is not distinct from shadow_category) as same
				from shadow_answer where shadow = :version
				""")
			.param("version", version)
			.query((row, index) -> new Agreement(row.getLong("answers"), row.getLong("same")))
			.single();
	}

	/**
	 * Forgets what models in the shadow have answered long ago.
	 * @param before up to when
	 */
	void forgetShadows(Instant before) {
		this.jdbc.sql("delete from shadow_answer where at < :before").param("before", Timestamp.from(before)).update();
	}

	private void choose(Choice choice, String by, String action, String version) {
		Timestamp now = Timestamp.from(this.clock.instant());
		this.jdbc.sql("""
				insert into model_choice (active, previous, shadow, changed_at, changed_by)
				values (:active, :previous, :shadow, :at, :by)
				on conflict (sole) do update set active = excluded.active, previous = excluded.previous,
					shadow = excluded.shadow, changed_at = excluded.changed_at, changed_by = excluded.changed_by
				""")
			.param("active", column(choice.active()))
			.param("previous", column(choice.previous()))
			.param("shadow", choice.shadow().orElse(null))
			.param("at", now)
			.param("by", by)
			.update();
		this.jdbc.sql("insert into model_change (at, by_name, action, version) values (:at, :by, :action, :version)")
			.param("at", now)
			.param("by", by)
			.param("action", action)
			.param("version", version)
			.update();
	}

	private static String version(@Nullable String column) {
		return (column != null) ? column : BUILT;
	}

	private static @Nullable String column(String version) {
		return version.equals(BUILT) ? null : version;
	}

	private static byte[] archive(Path folder) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Stream<Path> files = Files.list(folder); ZipOutputStream out = new ZipOutputStream(bytes)) {
			for (Path file : files.sorted().toList()) {
				out.putNextEntry(new ZipEntry(file.getFileName().toString()));
				Files.copy(file, out);
			}
		}
		return bytes.toByteArray();
	}

}
