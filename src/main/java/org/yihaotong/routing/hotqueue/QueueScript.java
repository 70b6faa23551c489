package org.yihaotong.routing.hotqueue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
		String[] all = Stream
			.concat(Stream.of(Long.toString(this.rules.clock().millis()), Integer.toString(this.rules.textsPerAgent())),
					Stream.of(arguments))
			.toArray(String[]::new);
		try {
			return this.redis.evalsha(this.digest, type, Keys.all(), all);
		}
		catch (RedisNoScriptException ex) {
			return this.redis.eval(this.source, type, Keys.all(), all);
		}
	}

	/** Runs a script that answers 1 when it changed what it was asked to. */
	final boolean change(String... arguments) {
		Long changed = run(ScriptOutputType.INTEGER, arguments);
		return changed == 1;
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
