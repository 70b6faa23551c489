package org.yihaotong.routing.hotqueue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;

import org.springframework.core.io.ClassPathResource;

/**
 * A Lua script over the keys of the queue, sent by its digest and loaded again when Redis
 * does not know it (any more).
 */
abstract class QueueScript {

	/** So many contacts take Redis about a millisecond. */
	private static final int PORTION = 100;

	private final RedisCommands<String, String> redis;

	private final Rules rules;

	private final String source;

	private final String digest;

	QueueScript(StatefulRedisConnection<String, String> connection, Rules rules, String name) {
		this.redis = connection.sync();
		this.rules = rules;
		this.source = read("common") + read(name);
		this.digest = this.redis.digest(this.source);
	}

	final <T> T run(ScriptOutputType type, String... arguments) {
		String[] all = Stream.concat(header(), Stream.of(arguments)).toArray(String[]::new);
		try {
			return this.redis.evalsha(this.digest, type, Keys.all(), all);
		}
		catch (RedisNoScriptException ex) {
			return this.redis.eval(this.source, type, Keys.all(), all);
		}
	}

	private Stream<String> header() {
		return Stream.of(Long.toString(this.rules.clock().millis()), Integer.toString(this.rules.capacity().letters()),
				Integer.toString(this.rules.capacity().messages()));
	}

	/** Runs a script that answers 1 when it changed what it was asked to. */
	final boolean change(String... arguments) {
		Long changed = run(ScriptOutputType.INTEGER, arguments);
		return changed == 1;
	}

	/**
	 * Runs a script over many, a portion at a time: no other script runs meanwhile.
	 * @param all what to change
	 * @param arguments what the script is told of each
	 * @return how many were changed
	 */
	final <T> long changeAll(Collection<T> all, Function<T, Stream<String>> arguments) {
		long changed = 0;
		for (List<T> portion : all.stream().gather(Gatherers.windowFixed(PORTION)).toList()) {
			Long some = run(ScriptOutputType.INTEGER, portion.stream().flatMap(arguments).toArray(String[]::new));
			changed += some;
		}
		return changed;
	}

	private static String read(String name) {
		try {
			return new ClassPathResource("routing/" + name + ".lua").getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
