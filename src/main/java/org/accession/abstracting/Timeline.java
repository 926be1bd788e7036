package org.accession.abstracting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events laid out on one axis of time: a lane for the patient, one per tumor. A known day is a point, an uncertain date a
 * bar over the days that it may mean. Lengths are in units of the drawing.
 */
record Timeline(List<Lane> lanes, List<Tick> ticks, List<Mark> marks, int height) {

    static final int LEFT = 190;
    static final int WIDTH = 1200;
    private static final int RIGHT = 24;
    private static final int TOP = 26;
    private static final int ROW = 22;
    private static final int LANE_PADDING = 8;
    /** Marks in one row do not come nearer to each other than this. */
    private static final int APART = 22;
    private static final int MOST_TICKS = 14;

    /** A tumor's, or the patient's, part of the drawing. */
    record Lane(String label, int y, int height) {

        public int labelY() {
            return y + 20;
        }
    }

    /** A line down the drawing where a year or month begins. */
    record Tick(int x, String label) {}

    /**
     * An event's place.
     *
     * @param number its number in the list below the drawing, from 1
     * @param width of a bar; 0 for a point
     * @param of the label of its lane
     */
    record Mark(int number, int x, int y, int width, String of, TimelineEvent event) {

        public boolean isPoint() {
            return width == 0;
        }

        public int middle() {
            return x + width / 2;
        }

        /** The foot of the number's line of text. */
        public int baseline() {
            return y + 4;
        }
    }

    /**
     * @param labels the lanes of the tumors, in their order
     * @param happened in any order
     */
    static Timeline of(List<String> labels, List<TimelineEvent> happened) {
        List<TimelineEvent> events = happened.stream()
                .sorted(Comparator.comparing(TimelineEvent::date).thenComparing(TimelineEvent::lane)).toList();
        if (events.isEmpty()) {
            return new Timeline(List.of(), List.of(), List.of(), 0);
        }
        Axis axis = Axis.over(events);
        List<Lane> lanes = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        int y = TOP;
        for (int lane = TimelineEvent.PATIENT; lane < labels.size(); lane++) {
            int number = lane;
            String label = lane == TimelineEvent.PATIENT ? "Patient" : labels.get(lane);
            int[] places = IntStream.range(0, events.size()).filter(i -> events.get(i).lane() == number).toArray();
            if (places.length > 0) {
                int rows = place(events, places, axis, y + LANE_PADDING, label, marks);
                int height = rows * ROW + 2 * LANE_PADDING;
                lanes.add(new Lane(label, y, height));
                y += height;
            }
        }
        marks.sort(Comparator.comparingInt(Mark::number));
        return new Timeline(lanes, axis.ticks(), marks, y + 6);
    }

    public boolean isEmpty() {
        return marks.isEmpty();
    }

    public int width() {
        return WIDTH;
    }

    /** Puts each event into the first row in which it has room, and returns how many rows that takes. */
    private static int place(List<TimelineEvent> events, int[] places, Axis axis, int top, String label,
            List<Mark> marks) {
        List<Integer> ends = new ArrayList<>();
        for (int place : places) {
            TimelineEvent event = events.get(place);
            int x = axis.x(event.date().firstDay());
            int width = event.isExact() ? 0 : Math.max(APART, axis.x(event.date().lastDay()) - x);
            int row = 0;
            while (row < ends.size() && ends.get(row) > x) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(0);
            }
            ends.set(row, x + width + APART);
            marks.add(new Mark(place + 1, x, top + row * ROW + ROW / 2, width, label, event));
        }
        return ends.size();
    }

    /** From the first day that any event may mean to the last. */
    private record Axis(LocalDate from, LocalDate to) {

        static Axis over(List<TimelineEvent> events) {
            LocalDate first = events.stream().map(event -> event.date().firstDay()).min(Comparator.naturalOrder())
                    .get();
            LocalDate last = events.stream().map(event -> event.date().lastDay()).max(Comparator.naturalOrder()).get();
            return new Axis(first, last.isBefore(first.plusMonths(3)) ? first.plusMonths(3) : last);
        }

        int x(LocalDate day) {
            double share = (double) ChronoUnit.DAYS.between(from, day) / ChronoUnit.DAYS.between(from, to);
            return (int) Math.round(LEFT + APART / 2.0 + share * (WIDTH - LEFT - RIGHT - APART));
        }

        List<Tick> ticks() {
            long months = ChronoUnit.MONTHS.between(from, to);
            int step = IntStream.of(1, 3, 6, 12, 24, 60, 120).filter(every -> months / every <= MOST_TICKS).findFirst()
                    .orElse(240);
            List<Tick> ticks = new ArrayList<>();
            for (LocalDate tick = firstTick(step); !tick.isAfter(to); tick = tick.plusMonths(step)) {
                if (!tick.isBefore(from)) {
                    String label = tick.toString();
                    ticks.add(new Tick(x(tick), step % 12 == 0 ? label.substring(0, 4) : label.substring(0, 7)));
                }
            }
            return ticks;
        }

        private LocalDate firstTick(int step) {
            return step < 12
                    ? LocalDate.of(from.getYear(), 1, 1)
                    : LocalDate.of(from.getYear() / (step / 12) * (step / 12), 1, 1);
        }
    }
}
