# The server: built with the staff console, run without the build tools and without the local parts.
FROM node:20-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY pom.xml ./
COPY src/main ./src/main
COPY nlp-models ./nlp-models
COPY ivr-flows ./ivr-flows
RUN mvn -B -ntp -q -Dmaven.test.skip=true package && mv target/yihaotong-*.jar target/yihaotong.jar

FROM eclipse-temurin:25-jre
RUN apt-get update \
	&& apt-get install -y --no-install-recommends espeak-ng sox curl \
	&& rm -rf /var/lib/apt/lists/* \
	&& useradd --system --uid 1500 --home-dir /app yihaotong \
	&& install -d -o yihaotong /app /app/var /sounds
WORKDIR /app
COPY --from=build /build/target/yihaotong.jar ./
COPY nlp-models ./nlp-models
COPY ivr-flows ./ivr-flows
USER yihaotong
ENV LANG=C.UTF-8
EXPOSE 8080 4573 4574
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s CMD curl -fsS http://127.0.0.1:8080/actuator/health/readiness
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-Djna.encoding=UTF-8", "-Dfile.encoding=UTF-8", \
	"-Dstdout.encoding=UTF-8", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "yihaotong.jar"]
